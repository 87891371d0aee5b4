// SPDX-License-Identifier: Apache-2.0
// Does not compile: a route goes through a NAT gateway, not through a subnet.
#include <ecia/aws/route.hpp>
#include <ecia/aws/subnet.hpp>

ecia::aws::route through(const ecia::aws::subnet::Attributes& subnet) { return {.nat_gateway_id = subnet.id(), .route_table_id = "rtb-1"}; }
