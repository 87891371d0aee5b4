// SPDX-License-Identifier: Apache-2.0
// A game server: datagrams on UDP and a lobby on TLS, at addresses that stay, on tasks that keep their players in a cache.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Game {
  constexpr Settings settings() const {
    return {.name = "prod", .prefix = "game-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived};
  }

  constexpr void declare(Stack& stack) const {
    auto zone = stack.add("main", HostedZone("example.com"));
    auto certificate = stack.add("play", Certificate(zone, "play.example.com", {}));

    auto net = stack.add("main", Vpc<"10.4.0.0/16">.azs(2).natPerAz());
    stack.add("main", FlowLog(net));
    auto door = stack.add("door", SecurityGroup(net, "Players").allow(udp(7000), from(internet)).allow(tcp(443), from(internet)));
    auto app = stack.add("app", SecurityGroup(net, "Servers").allow(udp(7000), from(door)).allow(tcp(7001), from(door)).allow(tcp(8080), from(door)));
    auto guard = stack.add("cache", SecurityGroup(net, "Players online").allow(valkey, from(app)).nothingOut());
    auto cache = stack.add("main", ElastiCache::valkey("8.0").node("cache.t4g.small").replicas(1).in(net.database()).guardedBy(guard));

    auto game = stack.add("game", TargetGroup(net, udp(7000)).checkedOn(tcp(8080)));
    auto lobby = stack.add("lobby", TargetGroup(net, tcp(7001)).healthCheck("/health", 10_s).checkedOn(tcp(8080)).preserveClientIp());
    auto edge = stack.add("edge", NetworkLoadBalancer(net.publicSubnets(), door).listen(udp(7000), game).tls(tcp(443), certificate, lobby).elasticIps());
    stack.add("play", AliasRecord(zone, "example.com", "play", edge));

    auto role = stack.add("server", Role("Servers").trust("ecs-tasks.amazonaws.com").grantConnect(cache));
    auto cluster = stack.add("main", EcsCluster());
    auto servers = stack.add("game", FargateService(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/game:3.1.0", {.cpuUnits = 1024, .memoryMiB = 2048}, {.min = 2, .max = 20, .desired = 2})
                                         .in(net.privateSubnets()).guardedBy(app).behind(game).runAs(role).cpuTarget(60_percent)
                                         .environment("CACHE_HOST", Attribute::address(cache)).environment("CACHE_USER", "game-prod-server"));
    stack.add("lobby", FargateService(cluster, "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lobby:3.1.0", {}, {.min = 2, .max = 2, .desired = 2})
                           .in(net.privateSubnets()).guardedBy(app).behind(lobby));

    auto operators = stack.add("operators", Topic("operators@example.com"));
    stack.add("servers-fail", Alarm::atLeast(Metric::unhealthyHosts(game, edge), 1).periods(2, 60_s).tell(operators));

    stack.reaches(internet, edge, udp(7000));
    stack.reaches(edge, servers, udp(7000));
    stack.neverReaches(internet, servers);
    stack.neverReaches(edge, cache);
  }
};

int main(int argc, char** argv) { return synth<Game>(argc, argv); }
