package dev.muster.provider.http.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A secret that a host set is in no log, no exception, no text of an object and no timeline, whatever goes wrong, TRACE included, and although the tool
 * repeats in its errors whatever it was sent.
 */
public abstract class Canaries {

    /** Those that wait until a call gives up would take minutes, and print what a reset prints. */
    private static final Set<Fault> STRIKING = EnumSet.complementOf(EnumSet.of(Fault.HANG_BEFORE, Fault.HANG_AFTER));

    /** For subclasses. */
    protected Canaries() {}

    /** The factory that is judged. */
    protected abstract ProviderFactory factory();

    /**
     * Settings with another canary in every one that takes a secret.
     *
     * @param tool where the tool is
     */
    protected abstract Map<String, String> settings(URI tool);

    /** The values that must not be seen, each as it might be seen: encoded too. */
    protected abstract Set<String> canaries();

    /** Every kind of call that the provider makes. */
    protected abstract List<BiConsumer<Provider, CallContext>> calls();

    /** What an incident needs of the provider, as in a playbook: {@code conversation} or {@code ticket}; empty when it pages. */
    protected abstract String resources();

    /** The header that a webhook is signed in. */
    protected abstract String signatureHeader();

    @Test
    @Tag("S41")
    @Tag("T06")
    @DisplayName("a secret is seen nowhere, whatever goes wrong")
    void is_seen_nowhere() {
        StringWriter seen = new StringWriter();
        String logged = RecordingLogs.during(() -> {
            try (ScriptedServer tool = ScriptedServer.start(echo());
                    Provider provider = provider(tool)) {
                seen.append(provider.toString());
                anything(tool);
                everyCall(tool, seen);
                anIncident(tool, provider, seen);
                deliveries(provider, seen);
                tool.calm();
                provider.check().forEach(finding -> seen.append(finding.toString()));
            }
        });

        assertThat(logged).as("the log, which must be on").contains("TRACE ", "DEBUG ");
        assertThat(canaries()).isNotEmpty();
        assertThat(seen.toString()).as("what was thrown and printed").doesNotContain(canaries());
        assertThat(logged).as("what was logged").doesNotContain(canaries());
    }

    /** Whatever is called is there: only the faults that are planted strike. */
    private static void anything(ScriptedServer tool) {
        StringBuilder path = new StringBuilder();
        for (char part = 'a'; part < 'i'; part++) {
            path.append("/{").append(part).append('}');
            for (String method : List.of("GET ", "POST ", "PUT ")) {
                tool.on(method + path, Told.json("{\"ok\":true}"));
            }
        }
    }

    /** Each kind of call by a provider of its own, whose breaker has not opened yet. */
    private void everyCall(ScriptedServer tool, StringWriter seen) {
        int number = 0;
        for (BiConsumer<Provider, CallContext> call : calls()) {
            try (Provider provider = provider(tool)) {
                for (Fault fault : STRIKING) {
                    tool.calm();
                    tool.failNext(fault);
                    number++;
                    made(call, provider, number, seen);
                }
            }
        }
        // an answer may be known from the call before, and a socket is opened behind one's back
        assertThat(tool.journal().size()).as("calls that the tool heard").isGreaterThan(number * 3 / 4);
        assertThat(seen.toString()).as("that calls failed").contains("OutcomeUnknown", "Misconfigured", "Unavailable");
    }

    private static void made(BiConsumer<Provider, CallContext> call, Provider provider, int number, StringWriter seen) {
        CallContext context = CallContext.of(
                RequestKey.of("inc-1/canary-" + number), Instant.now().plusSeconds(20));
        try {
            call.accept(provider, context);
        } catch (RuntimeException e) {
            e.printStackTrace(new PrintWriter(seen));
        }
    }

    /** An incident whose tool refuses everything: what is told of it is told to people. */
    private void anIncident(ScriptedServer tool, Provider provider, StringWriter seen) {
        String playbook =
                "name: canaries\nversion: 1\nextends: minimal\nprocess:\n  resources: [" + resources() + "]\n";
        Instant[] now = {Instant.now()};
        try (Incidents incidents = Incidents.builder()
                .playbook(Playbook.parse(playbook))
                .provider(provider)
                .store(new InMemoryIncidentStore(() -> now[0]))
                .clock(() -> now[0])
                .build()) {
            Incident incident = incidents.declare("Checkout fails");
            if (resources().isEmpty()) {
                incident.page(List.of(Target.service("PSVC002")), "look at it", Actor.by("ann@example.com"));
            }
            for (Fault fault : STRIKING) {
                tool.calm();
                tool.failNext(fault);
                incidents.engine().runOnce(now[0]);
                now[0] = now[0].plus(Duration.ofMinutes(10));
            }
            seen.append(incident.refresh().history().toString());
            seen.append(incident.refresh().timeline().toString());
            seen.append(incidents.engine().effects(incident.id()).toString());
            seen.append(incidents.engine().health().toString());
            seen.append(incidents.check().toString());
        }
    }

    private void deliveries(Provider provider, StringWriter seen) {
        for (String route : List.of("", "events", "socket", "nowhere")) {
            for (String canary : canaries()) {
                Delivery delivery = new Delivery(
                        route,
                        Map.of(signatureHeader(), List.of(canary)),
                        RawBody.of("{\"secret\":\"" + canary + "\"}"),
                        Instant.now());
                seen.append(provider.inbound().orElseThrow().accept(delivery).toString());
                try {
                    provider.inbound().orElseThrow().translate(delivery);
                } catch (RuntimeException e) {
                    e.printStackTrace(new PrintWriter(seen));
                }
            }
        }
    }

    private Provider provider(ScriptedServer tool) {
        return factory().create(ProviderConfig.of(factory().name(), factory().settings(), settings(tool.url())));
    }

    /** A tool that repeats in its errors what it was sent, as some do. */
    private Manners echo() {
        String all = String.join(" and ", canaries()).replace("\\", "").replace("\"", "");
        String error = "{\"ok\":false,\"error\":\"" + all + "\",\"message\":\"" + all + "\",\"errorMessages\":[\"" + all
                + "\"]}";
        return new Manners() {
            @Override
            public Told refused(int status) {
                return Told.json(status, error).header("X-Echo", all);
            }

            @Override
            public Told failed(int status) {
                return Told.json(status, error);
            }

            @Override
            public Told limited(Duration retryAfter) {
                return Told.json(429, error).header("Retry-After", "0").header("RateLimit-Reason", all);
            }
        };
    }
}
