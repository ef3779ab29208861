package dev.muster.benchmarks.declare;

import dev.muster.Incidents;
import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.provider.jira.JiraMapping;
import dev.muster.provider.jira.JiraProvider;
import dev.muster.provider.pagerduty.PagerDutyProvider;
import dev.muster.provider.pagerduty.ScriptedPagerDuty;
import dev.muster.provider.slack.ScriptedSlack;
import dev.muster.provider.slack.SlackProvider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.store.IntentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ours: a new process that knows nobody yet, with threads for each provider, on a store in memory. */
final class OurDeclare {

    static final int THREADS = 6;

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Set<IntentState> OPEN = Set.of(IntentState.PENDING, IntentState.CLAIMED);
    /** What is brought up to date once things change no more, at the end of a window of five seconds. */
    private static final Set<String> LIVING =
            Set.of("POST /api/chat.update", "POST /incidents/{id}/notes", "PUT /rest/api/3/issue/{id}");

    private static final Playbook PLAYBOOK = Playbook.parse("""
            name: declare
            version: 1
            extends: minimal
            people:
              ann@example.com: {name: Ann}
              bob@example.com: {name: Bob}
              cy@example.com: {name: Cy, handles: {pagerduty: PCY0001}}
            services:
              checkout: {pager-id: PSVC001}
              search: {pager-id: PSVC002}
            process:
              resources: [conversation, card, ticket]
              commander: [{name: who runs checkout, target: {service: checkout}}]
              engagement:
                - {name: who knows it, targets: [{person: bob@example.com}]}
                - {name: who runs search, targets: [{service: search}]}
            """);

    private OurDeclare() {}

    static Run run() {
        try (Vendors vendors = new Vendors();
                SlackProvider slack = SlackProvider.builder(Secret.of("xoxb-scripted-token"))
                        .signingSecret(Secret.of(ScriptedSlack.SIGNING_SECRET))
                        .url(vendors.slack.server.url("/api/"))
                        .build();
                PagerDutyProvider pagerDuty = PagerDutyProvider.builder(
                                () -> Secret.of("a-token-of-a-test"), ScriptedPagerDuty.FROM)
                        .url(vendors.pagerDuty.url())
                        .eventsUrl(vendors.pagerDuty.eventsUrl())
                        .defaultService("PSVC002")
                        .build();
                JiraProvider jira = JiraProvider.builder(
                                vendors.jira.server.url(),
                                JiraMapping.of("INC").withTypes(Map.of("incident", "Incident")))
                        .basic("muster@example.com", () -> Secret.of("a-token-of-a-test"))
                        .build();
                Incidents incidents = Incidents.builder()
                        .playbook(PLAYBOOK)
                        .store(new InMemoryIncidentStore())
                        .provider(slack)
                        .provider(pagerDuty)
                        .provider(jira)
                        .workers(THREADS)
                        .build()) {
            long began = System.nanoTime();
            incidents.declare(Declaration.of("Checkout fails")
                    .affecting("checkout")
                    .withSeverity("MAJOR")
                    .reportedBy(Vendors.ANN));
            await(incidents);
            return told(vendors, began);
        }
    }

    private static Run told(Vendors vendors, long began) {
        List<Vendors.Call> calls = vendors.calls().stream()
                .filter(call -> !LIVING.contains(call.route()))
                .toList();
        long topics = calls.stream()
                .filter(call -> call.route().equals("POST /api/conversations.setTopic"))
                .count();
        long ready = calls.stream()
                .filter(call -> !call.route().equals("POST /api/conversations.setTopic"))
                .map(Vendors.Call::answeredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (Boolean.getBoolean("declare.trace")) {
            vendors.calls()
                    .forEach(call ->
                            System.err.printf("%6d %s%n", Math.round(millis(call.answeredAt() - began)), call.route()));
        }
        return new Run(
                millis(vendors.answered("POST /incidents").orElseThrow() - began),
                millis(vendors.answered("POST /api/conversations.create").orElseThrow() - began),
                millis(ready - began),
                calls.size() - (int) Math.max(0, topics - 1),
                vendors.endState());
    }

    /** Waits until nothing is under way or due within a few seconds. */
    private static void await(Incidents incidents) {
        Instant end = Instant.now().plus(LONGEST);
        boolean isDone = false;
        while (!isDone) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            Instant soon = Instant.now().plusSeconds(30);
            Map<String, String> open = new TreeMap<>();
            incidents.engine().effects("INC-1").stream()
                    .filter(effect ->
                            OPEN.contains(effect.state()) && effect.dueAt().isBefore(soon))
                    .forEach(effect -> open.put(effect.intent().key().value(), effect.detail()));
            isDone = open.isEmpty();
            if (!isDone && Instant.now().isAfter(end)) {
                throw new IllegalStateException("still to be done after " + LONGEST + ": " + open);
            }
        }
    }

    static double millis(long nanos) {
        return nanos / 1e6;
    }
}
