package dev.muster.scenarios.vendors;

import dev.muster.Incidents;
import dev.muster.provider.jira.JiraProvider;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.slack.SlackProvider;
import dev.muster.spi.store.IncidentStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;

/**
 * One process: providers without memory of what was before, and an engine on the store that outlives it. Once it is killed it reaches nothing any more:
 * its requests are cut off before a vendor sees them, and its store throws.
 */
final class Node implements AutoCloseable {

    private static final Set<String> STORE_WRITES =
            Set.of("append", "settle", "deposit", "claim", "claimDeposits", "endDeposit", "revive", "remember");

    private final World world;
    private final SlackProvider slack;
    private final PagerDutyProvider pagerDuty;
    private final JiraProvider jira;
    private final Incidents incidents;
    private volatile boolean dead;

    Node(World world, String name) {
        this.world = world;
        this.slack = world.vendors().slackProvider();
        this.pagerDuty = world.vendors().pagerDutyBuilder().build();
        this.jira = world.vendors().jiraProvider();
        IncidentStore store = (IncidentStore) Proxy.newProxyInstance(
                Node.class.getClassLoader(),
                new Class<?>[] {IncidentStore.class},
                (proxy, method, arguments) -> onStore(method, arguments));
        this.incidents = Incidents.builder()
                .playbook(world.playbook())
                .store(store)
                .provider(slack)
                .provider(pagerDuty)
                .provider(jira)
                .clock(world.vendors().time)
                .worker(name)
                .build();
    }

    Incidents incidents() {
        return incidents;
    }

    boolean isDead() {
        return dead;
    }

    void die() {
        dead = true;
    }

    private Object onStore(Method method, Object[] arguments) throws Throwable {
        if (dead) {
            throw new Killed();
        }
        if (!STORE_WRITES.contains(method.getName())) {
            return carriedOut(method, arguments);
        }
        Optional<Kill> kill = world.arrive(World.STORE + method.getName());
        if (kill.isEmpty()) {
            return carriedOut(method, arguments);
        }
        if (kill.get().applied()) {
            carriedOut(method, arguments);
        }
        throw new Killed();
    }

    private Object carriedOut(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(world.store(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        if (!dead) {
            incidents.close();
        }
        slack.close();
        pagerDuty.close();
        jira.close();
    }
}
