// SPDX-License-Identifier: Apache-2.0
// Terraform's own words in a stack: what a function given to `Stack::terraform` is written with, beside the bindings in `ecia/aws`.
#pragma once

// IWYU pragma: begin_exports
#include <ecia/compiler.hpp>
#include <ecia/terraform/configuration.hpp>
#include <ecia/terraform/function.hpp>
#include <ecia/terraform/json.hpp>
#include <ecia/terraform/remote_state.hpp>
#include <ecia/terraform/terraform_data.hpp>
// IWYU pragma: end_exports
