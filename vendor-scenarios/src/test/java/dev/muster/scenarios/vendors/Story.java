package dev.muster.scenarios.vendors;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.IncidentException;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.spi.alert.Alert;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An incident from its alert to its archive. Whoever gets no answer since the process died asks the next one again: a caller looks first whether it
 * happened, a vendor sends its webhook again until it is taken.
 */
final class Story {

    static final Playbook PLAYBOOK = Playbook.parse("""
            name: three vendors
            version: 1
            extends: minimal
            people:
              ann@example.com: {name: Ann, phone: "+1 555 0100", handles: {slack: U0ANN}}
              bob@example.com: {name: Bob}
              cy@example.com: {name: Cy, handles: {pagerduty: PCY0001}}
            teams:
              web: {members: [ann@example.com, bob@example.com], on-call: checkout}
            services:
              checkout: {team: web, pager-id: PSVC001}
            alerts:
              - {name: critical, labels: {severity: critical}, service-from: service, severity-from: severity,
                 severities: {critical: MAJOR}}
            process:
              resources: [conversation, card, ticket]
              commander: [{name: who runs checkout, target: {service: checkout}}]
              engagement: [{name: who knows it, targets: [{person: ann@example.com}, {person: bob@example.com}]}]
              timeouts:
                acknowledge-within: 365d
                lead-vacant: {after: 365d, every: 365d, times: 1}
              update-every: {major: 365d}
              stale:
                major: {after: 365d, every: 365d, times: 1}
                medium: {after: 365d, every: 365d, times: 1}
                minor: {after: 365d, every: 365d, times: 1}
            """);

    private static final String TITLE = "Checkout fails";
    private static final Actor ANN = Actor.by(Vendors.ANN);
    private static final Duration A_FEW_MINUTES = Duration.ofMinutes(3);
    private static final int MOST_TRIES = 100;
    private static final int MOST_STEPS = 2_000;

    private final World world;
    private final WorldTime time;

    Story(World world) {
        this.world = world;
        this.time = world.vendors().time;
    }

    /** From the alert to the archive. */
    void play() {
        insist(incidents -> {
            incidents.alert(alert());
            return true;
        });
        carryOnUntil(() -> !world.vendors().pagerDuty.titled(TITLE).isEmpty());
        acknowledge();
        carryOnUntil(() -> incident().resource(ResourceKind.CONVERSATION).isPresent());
        say("update: the database is slow");
        tell(Event.UpdatePosted.class, 2, incident -> incident.update("failing over to the standby", ANN));
        tell(Event.IncidentMitigated.class, 1, incident -> incident.mitigate("failed over", ANN));
        tell(Event.IncidentResolved.class, 1, incident -> incident.resolve("the index is back", ANN));
        tell(Event.IncidentClosed.class, 1, incident -> incident.close(ANN));
        carryOn(Duration.ofDays(11));
    }

    /** The incident as the last process knows it. */
    Incident incident() {
        return world.node().incidents().get("INC-1");
    }

    private Alert alert() {
        return new Alert(
                "monitoring",
                "f-1",
                TITLE,
                "5xx of the checkout above 20 %",
                WorldTime.START,
                WorldTime.START,
                null,
                Map.of("severity", "critical", "service", "checkout"),
                null);
    }

    /** Cy takes the page at the vendor's, which tells us by a webhook. */
    private void acknowledge() {
        ScriptedPagerDuty.Incident page =
                world.vendors().pagerDuty.titled(TITLE).get(0);
        world.vendors().pagerDuty.acknowledge(page.tree.path("id").asText(), Vendors.CY_IN_PAGERDUTY);
        deliver(
                PagerDutyProvider.NAME,
                Webhooks.ofPage("incident.acknowledged", page, Vendors.CY_IN_PAGERDUTY, time.instant()));
        carryOn(A_FEW_MINUTES);
    }

    /** Ann mentions the bot in the incident's channel. */
    private void say(String text) {
        String channel =
                incident().resource(ResourceKind.CONVERSATION).orElseThrow().id();
        deliver("slack", Webhooks.ofMention(channel, Vendors.ANN_IN_SLACK, text, time.instant()));
        carryOn(A_FEW_MINUTES);
    }

    /** A vendor sends something until it is taken. */
    private void deliver(String provider, Delivery delivery) {
        insist(incidents -> incidents.receive(provider, delivery).status() / 100 == 2);
    }

    /** Somebody changes the incident; without an answer they look whether it happened, and if not do it again. */
    private void tell(Class<? extends Event> step, int times, Consumer<Incident> change) {
        AtomicBoolean look = new AtomicBoolean();
        insist(incidents -> {
            if (look.getAndSet(true) && happened(incidents, step, times)) {
                return true;
            }
            try {
                change.accept(incidents.get("INC-1"));
                return true;
            } catch (IncidentException e) {
                return happened(incidents, step, times);
            }
        });
        carryOn(A_FEW_MINUTES);
    }

    private static boolean happened(Incidents incidents, Class<? extends Event> step, int times) {
        return incidents.history("INC-1").stream()
                        .filter(recorded -> step.isInstance(recorded.event()))
                        .count()
                >= times;
    }

    /** Asks until the answer is yes. */
    private void insist(Predicate<Incidents> request) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (asked(request)) {
                return;
            }
            time.advance(Duration.ofSeconds(1));
        }
        throw new AssertionError("asked " + MOST_TRIES + " times and got no answer");
    }

    /** Nobody can take a page or write into a channel that is not there yet. */
    private void carryOnUntil(BooleanSupplier condition) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            carryOn(A_FEW_MINUTES);
            if (condition.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("what the story waits for did not come");
    }

    /** Carries out what is due within a while. */
    private void carryOn(Duration horizon) {
        Instant end = time.instant().plus(horizon);
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant[] due = new Instant[1];
            boolean isAnswered = asked(incidents -> {
                due[0] = incidents.engine().nextDue().orElse(Instant.MAX);
                return true;
            });
            if (isAnswered && due[0].isAfter(end)) {
                time.until(end);
                return;
            }
            if (isAnswered) {
                time.until(due[0]);
                asked(incidents -> incidents.engine().runOnce(time.instant()) > 0);
            }
        }
        throw new AssertionError("work does not end: after " + MOST_STEPS + " steps something is still due");
    }

    /** What the process that runs now answers; false when it died of the question, whatever it managed to say. */
    private boolean asked(Predicate<Incidents> request) {
        Node asked = world.node();
        try {
            return request.test(asked.incidents()) && !asked.isDead();
        } catch (Killed e) {
            return false;
        } catch (Unavailable | OutcomeUnknown e) {
            if (asked.isDead()) {
                return false;
            }
            throw e;
        }
    }

    /** How many incidents there are. */
    int count() {
        return world.node().incidents().query(SummaryQuery.all(10)).stream()
                .map(Summary::stream)
                .distinct()
                .toList()
                .size();
    }
}
