package dev.muster.examples.quickstart;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.examples.alertmanager.Alertmanager;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.metrics.ResponseTimes;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookException;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.alert.Alert;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.RawBody;
import dev.muster.spi.people.Person;
import dev.muster.testing.TestIncidents;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Plays a published outage from its alert to its last follow-up, in virtual time, and shows what a responder would have seen.
 *
 * <p>Arguments: an Alertmanager payload (JSON, version 4) and a playbook (YAML); both ship with the example. Exit code 2 when one of them is wrong.
 */
public final class Quickstart {

    private static final String ALERT = "/cloudflare-2019-07-02.json";
    private static final String PLAYBOOK = "/playbook.yaml";

    private final PrintStream out;

    private Quickstart(PrintStream out) {
        this.out = out;
    }

    /** The command. */
    public static void main(String[] arguments) throws IOException {
        int code = run(arguments, Path.of("target", "quickstart"), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the command; 0 when all went well, 2 when an argument is wrong, which one sentence says. */
    static int run(String[] arguments, Path folder, PrintStream out, PrintStream err) throws IOException {
        try {
            new Quickstart(out).play(arguments, folder);
            return 0;
        } catch (BadInput | PlaybookException | Rejected e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private void play(String[] arguments, Path folder) throws IOException {
        out.println(firstDeclare());
        String payload = text(arguments, 0, ALERT, "alert payload");
        Playbook playbook = Playbook.parse(text(arguments, 1, PLAYBOOK, "playbook"));
        Instant start = alert(payload, Instant.EPOCH).startedAt();
        Instant detected = start.plus(Outage.DETECTED);
        try (TestIncidents world =
                TestIncidents.builder().playbook(playbook).startingAt(detected).build()) {
            people(world, playbook);
            Outage outage = new Outage(world, start);
            Incident incident = outage.play(outage.declare(alert(payload, detected)));
            show(incident, world);
            Map<String, Path> papers = Papers.write(incident, world, folder);
            papers.forEach((what, file) -> out.printf("%-9s %s%n", what, file));
        }
    }

    /** What it costs to begin: from nothing to the first incident, in memory. */
    private static String firstDeclare() {
        long begun = System.nanoTime();
        try (Incidents incidents =
                Incidents.builder().provider(InMemoryProvider.create()).build()) {
            incidents.declare(Declaration.of("Is anybody there?"));
        }
        return "First incident declared "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms after the library was first touched.";
    }

    private static Alert alert(String payload, Instant receivedAt) {
        return new Alertmanager()
                .parse(new Delivery("", Map.of(), RawBody.of(payload), receivedAt))
                .get(0);
    }

    private static String text(String[] arguments, int index, String shipped, String what) throws IOException {
        if (arguments.length > index) {
            try {
                return Files.readString(Path.of(arguments[index]));
            } catch (NoSuchFileException e) {
                throw new BadInput("There is no " + what + " at " + arguments[index]
                        + ": name a file that exists, or none for the one that ships.");
            } catch (IOException e) {
                throw new BadInput(
                        "The " + what + " at " + arguments[index] + " cannot be read: " + e.getMessage() + ".");
            }
        }
        try (InputStream in = Quickstart.class.getResourceAsStream(shipped)) {
            if (in == null) {
                throw new IllegalStateException(shipped + " is not packed with the example");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Puts the playbook's people on call in the in-memory tools. */
    private static void people(TestIncidents world, Playbook playbook) {
        playbook.knowledge()
                .services()
                .values()
                .forEach(service -> world.tools().pager().service(service.name()));
        playbook.knowledge().teams().values().forEach(team -> {
            String rota = team.onCall();
            if (rota != null && !team.members().isEmpty()) {
                var member = playbook.knowledge().person(team.members().get(0));
                world.tools().pager().service(rota);
                world.tools()
                        .roster()
                        .put(
                                rota,
                                new Person(
                                        member.id(), member.name(), member.email(), member.phone(), member.handles()));
            }
        });
    }

    private void show(Incident incident, TestIncidents world) {
        out.println();
        out.println("The outage of " + Outage.SOURCE);
        out.println("played in virtual time, as a responder saw it in the channel (times in UTC):");
        out.println();
        incident.resource(ResourceKind.CONVERSATION).ifPresent(channel -> {
            out.println("#" + channel.name());
            Transcript.print(world.tools().chat(), channel.id(), out);
            out.println(
                    world.tools().chat().channel(channel.id()).orElseThrow().archived()
                            ? "The channel is archived."
                            : "The channel is still open.");
        });
        out.println();
        ResponseTimes times = incident.responseTimes();
        out.println("TTD " + times.ttd().text() + " · TTM " + times.ttm().text() + " · TTR "
                + times.ttr().text());
        String why = incident.details().facts().classification() == null
                ? ""
                : ": "
                        + incident.details()
                                .facts()
                                .classification()
                                .explain()
                                .lines()
                                .findFirst()
                                .orElse("");
        out.println(incident.id() + " is " + incident.state() + ", severity "
                + incident.severity().name() + why);
        out.println();
    }
}
