package dev.muster.examples.slackbot;

import dev.muster.Incidents;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.ChatChannel;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.people.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The bot with tools in memory: each line that is typed is said to it, in the channel of the newest incident or, before there is one, in #general.
 */
final class InMemoryRun {

    private static final String YOU = "you@example.com";
    private static final String SERVICE = "checkout";
    private static final int MOST_STEPS = 1_000;

    private final PrintStream out;
    private final InMemoryProvider tools = InMemoryProvider.create();
    private final Set<String> shown = new HashSet<>();

    InMemoryRun(PrintStream out) {
        this.out = out;
    }

    /** Takes these alerts, or the one that ships, then lines until there are no more. */
    void play(List<byte[]> payloads, BufferedReader in) throws IOException {
        try (Incidents incidents = Incidents.builder()
                .playbook(Playbook.parse(Shipped.text("playbook.yaml")))
                .provider(tools)
                .build()) {
            String general = tools.chat().people().create("general", YOU);
            tools.directory().service(SERVICE, SERVICE);
            tools.pager().service(SERVICE);
            tools.roster().put(SERVICE, Person.of(YOU));
            AlertIntake alerts = new AlertIntake(incidents);
            if (payloads.isEmpty()) {
                alerts.take(Shipped.text("alert.json").getBytes(StandardCharsets.UTF_8));
            }
            payloads.forEach(alerts::take);
            settle(incidents);
            out.println(
                    "Say something to the bot, such as: help, page checkout, take lead, update …, new incident …; an empty line ends.");
            for (String line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
                tools.chat().people().mention(newest(general), YOU, line);
                settle(incidents);
            }
        }
    }

    private String newest(String general) {
        List<ChatChannel> channels = tools.chat().channels();
        return channels.isEmpty() ? general : channels.get(channels.size() - 1).id();
    }

    /** Does what is due now, and shows what was said on account of it. */
    private void settle(Incidents incidents) {
        int done = 1;
        for (int step = 0; done > 0 && step < MOST_STEPS; step++) {
            for (Delivery delivery : tools.drainDeliveries()) {
                incidents.receive(tools.name(), delivery);
            }
            done = incidents.engine().runOnce(Instant.now());
        }
        for (ChatChannel channel : tools.chat().channels()) {
            for (ChatPost post : tools.chat().posts(channel.id())) {
                if (shown.add(post.ref() + post.text())) {
                    out.println("#" + channel.name() + "  " + post.author() + ": "
                            + post.text().replace("\n", "\n    "));
                }
            }
        }
    }
}
