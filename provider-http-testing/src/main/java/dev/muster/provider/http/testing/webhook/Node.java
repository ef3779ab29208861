package dev.muster.provider.http.testing.webhook;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** One process of a host: the engine on a store, the vendor's way in, and a clock that is moved by hand. */
final class Node implements AutoCloseable {

    private static final String SERVICE = "checkout";

    private final WebhookVendor vendor;
    private final Halves tool;
    private final Incidents incidents;
    private Instant now = Verdicts.AT;

    Node(WebhookVendor vendor, List<Secret> secrets, IncidentStore store) {
        this.vendor = vendor;
        InMemoryProvider tools = InMemoryProvider.builder().clock(() -> now).build();
        tools.pager().service(SERVICE);
        this.tool = new Halves(vendor.provider(secrets), tools);
        this.incidents = Incidents.builder()
                .playbook(Playbook.parse(playbook(vendor.subject())))
                .provider(tool)
                .store(store)
                .clock(() -> now)
                .build();
    }

    /** The status that a delivery is answered with. */
    int receive(Delivery delivery) {
        return incidents.receive(tool.name(), delivery).status();
    }

    /** The status that a delivery for another provider is answered with. */
    int receiveFor(String provider, Delivery delivery) {
        return incidents.receive(provider, delivery).status();
    }

    /** The status for a body that the tool signs now. */
    int receive(RawBody body, Secret by) {
        return receive(signed(body, by));
    }

    Delivery signed(RawBody body, Secret by) {
        return vendor.signature().sign("", body, now, by);
    }

    /** Carries out whatever is due. */
    void settle() {
        int rounds = 0;
        while (incidents.engine().runOnce(now) > 0) {
            rounds++;
            if (rounds > 100) {
                throw new IllegalStateException("the engine does not come to rest");
            }
        }
    }

    void sleep(Duration time) {
        now = now.plus(time);
    }

    /** An incident with an object of the kind that the vendor's story is about. */
    Incident incident() {
        Incident incident = incidents.declare("Checkout fails");
        if (vendor.subject() == WebhookVendor.Subject.PAGE) {
            incident.page(List.of(Target.service(SERVICE)), "look at it", Actor.by("ann@example.com"));
        }
        settle();
        return incident.refresh();
    }

    /** The id of the incident's object. */
    String object(Incident incident) {
        return switch (vendor.subject()) {
            case PAGE ->
                incident.details().reach().pages().values().stream()
                        .map(PageRecord::remoteId)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
            case TICKET -> incident.resource(ResourceKind.TICKET).orElseThrow().id();
            case CONVERSATION ->
                incident.resource(ResourceKind.CONVERSATION).orElseThrow().id();
        };
    }

    /** Where an incident stands in what the tool can know: not who had a page or a ticket in between, which late news no longer tell. */
    String state(Incident incident) {
        Incident fresh = incident.refresh();
        IncidentState state = fresh.details();
        String stands = switch (vendor.subject()) {
            case PAGE ->
                state.reach().pages().values().stream().map(Node::page).toList().toString();
            case TICKET -> "led by " + fresh.lead().orElse("nobody");
            case CONVERSATION ->
                "people " + new TreeSet<>(state.team().active()) + ", archived "
                        + (state.reach().archivedAt() != null);
        };
        return fresh.state() + ", " + stands + ", drifts "
                + state.reach().drifts().size();
    }

    private static String page(PageRecord page) {
        boolean isTaken = page.status() == PageRecord.Status.ACKNOWLEDGED;
        return page.id() + " " + page.status() + (isTaken ? " by " + page.acknowledgedBy() : "");
    }

    int events(Incident incident) {
        return incident.refresh().history().size();
    }

    @Override
    public void close() {
        incidents.close();
        tool.close();
    }

    private static String playbook(WebhookVendor.Subject subject) {
        String resources = switch (subject) {
            case PAGE -> "";
            case TICKET -> "ticket";
            case CONVERSATION -> "conversation";
        };
        return """
                name: webhooks
                version: 1
                extends: minimal
                process:
                  resources: [%s]
                """.formatted(resources);
    }
}
