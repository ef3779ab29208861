package dev.muster.scenarios;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookBuilder;
import dev.muster.provider.inmemory.ChatChannel;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.role.Role;
import dev.muster.spi.people.Person;
import dev.muster.testing.TestIncidents;
import dev.muster.testing.TestIncidentsBuilder;
import dev.muster.testing.Tools;
import dev.muster.testing.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A shop with people, teams and services, all its tools in memory. */
final class Shop implements AutoCloseable {

    static final String INES = "ines@example.com";
    static final String BOB = "bob@example.com";
    static final String CORA = "cora@example.com";
    static final String DAN = "dan@example.com";
    static final String EVA = "eva@example.com";
    static final String OTTO = "otto@example.com";
    static final String PIA = "pia@example.com";

    private final TestIncidents world;

    private Shop(TestIncidents world) {
        this.world = world;
        for (String rota : List.of("checkout", "search", "incident-manager")) {
            tools().pager().service(rota);
        }
        tools().roster().put("checkout", Person.of(EVA));
        tools().roster().put("incident-manager", Person.of(INES));
    }

    static Shop open() {
        return open(book -> {}, made -> made);
    }

    static Shop open(Consumer<PlaybookBuilder> change) {
        return open(change, made -> made);
    }

    static Shop open(Consumer<PlaybookBuilder> change, UnaryOperator<TestIncidentsBuilder> more) {
        TestIncidentsBuilder builder = TestIncidents.builder().playbook(book()).playbook(change);
        if (Stores.isDatabase()) {
            builder.store(Stores::fresh);
        }
        return new Shop(more.apply(builder).build());
    }

    static Playbook book() {
        return Playbook.parse(text());
    }

    /** The playbook as it is written. */
    static String text() {
        try (InputStream in = Shop.class.getResourceAsStream("/shop.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rule that always brings these targets in as responders. */
    static EngagementRule bring(String name, boolean page, Target... targets) {
        return new EngagementRule(name, Match.ALWAYS, List.of(targets), Role.RESPONDER, page);
    }

    Incidents incidents() {
        return world.incidents();
    }

    Tools tools() {
        return world.tools();
    }

    VirtualTime time() {
        return world.time();
    }

    TestIncidents world() {
        return world;
    }

    /** Carries out what is due, and answers the incident as it is then. */
    Incident settled(Incident incident) {
        time().runDue();
        return incident.refresh();
    }

    ChatChannel channel(Incident incident) {
        String id = incident.refresh()
                .resource(ResourceKind.CONVERSATION)
                .orElseThrow()
                .id();
        return tools().chat().channel(id).orElseThrow();
    }

    List<ChatPost> posts(Incident incident) {
        return tools().chat().posts(channel(incident).id());
    }

    /** The posts of the incident's channel that say this. */
    List<ChatPost> posts(Incident incident, String text) {
        return posts(incident).stream()
                .filter(post -> post.text().contains(text))
                .toList();
    }

    /** The open page that woke this person. */
    PagedIncident pageOf(String person) {
        return tools().pager().open().stream()
                .filter(p -> p.woken().contains(person))
                .findFirst()
                .orElseThrow();
    }

    <E extends Event> List<E> events(Incident incident, Class<E> kind) {
        return incident.history().stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public void close() {
        world.close();
    }
}
