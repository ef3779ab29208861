package dev.muster.examples.slackbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.examples.slackbot.World.Channel;
import dev.muster.examples.slackbot.World.Issue;
import dev.muster.examples.slackbot.World.Paged;
import dev.muster.examples.slackbot.World.Post;
import dev.muster.lifecycle.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Two incidents over the whole bot, in real time: one that an alert declares, and one that somebody declares in chat. */
final class Story {

    static final String ALERT_TOKEN = "let-me-in";

    private static final String ALICE = "U0ALICE";
    private static final String BOB = "U0BOB";

    private final World world;
    private final Map<String, String> variables;
    private Bot bot;

    private Story(World world, Map<String, String> variables) throws IOException {
        this.world = world;
        this.variables = variables;
        this.bot = Bot.start(Setup.of(variables));
    }

    /** Plays it on a database of its own. */
    static void play(World world, String database) throws IOException, InterruptedException {
        Map<String, String> variables = new TreeMap<>(world.variables());
        variables.put("MUSTER_JDBC_URL", "jdbc:h2:file:" + database);
        variables.put(Setup.PORT, "0");
        variables.put(Setup.ALERT_TOKEN, ALERT_TOKEN);
        variables.put(Setup.PLAYBOOK, playbook());
        Story story = new Story(world, variables);
        try {
            story.connected();
            story.fromAnAlert();
            story.fromChat();
            story.archived(story.channel("inc-1-"));
            assertThat(story.bot.health().parked()).isEmpty();
        } finally {
            story.bot.close();
        }
    }

    static String playbook() {
        try {
            return java.nio.file.Path.of(Story.class.getResource("story.yaml").toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private void connected() throws IOException, InterruptedException {
        Patience.until("a socket to Slack", () -> bot.isConnected() ? Optional.of(true) : Optional.empty());
    }

    private void fromAnAlert() throws IOException, InterruptedException {
        String payload = Shipped.text("alert.json")
                .replace("2026-03-03T10:02:00Z", Instant.now().minusSeconds(300).toString());
        assertThat(postAlert(payload)).isEqualTo(200);
        assertThat(postAlert(payload)).as("sent again, as Alertmanager does").isEqualTo(200);
        Paged page = page("PSVC001");
        Channel channel = channel("inc-1-");
        Issue ticket = issue("Checkout fails for EU customers");
        seen(channel, "Paged Alice for checkout");
        seen(channel("general"), "MAJOR · INC-1 · Checkout fails for EU customers");

        restart();
        world.acknowledge(page.id(), "PALICE1");
        assertThat(world.deliver("pagerduty", door("webhooks/pagerduty"), Envelopes.acknowledged(page, "PALICE1")))
                .isEqualTo(202);
        seen(channel, "acknowledged by Alice");

        String found = world.write(channel.id(), BOB, "the certificate of the bank has expired");
        world.mark(channel.id(), found, ALICE);
        assertThat(world.push("events_api", Envelopes.marked(channel.id(), found, ALICE)))
                .isTrue();
        timeline("INC-1", "the certificate of the bank has expired");

        say(channel, ALICE, "take lead");
        seen(channel, "Alice leads now");
        say(channel, ALICE, "cause the certificate of the bank had expired");
        say(channel, ALICE, "mitigated payments go by the other bank");
        say(channel, ALICE, "impact over");
        say(channel, ALICE, "resolve the bank has a new certificate");
        seen(channel, "INC-1 is resolved");
        say(channel, ALICE, "close");
        closed("INC-1", page, ticket);
    }

    private void fromChat() throws IOException, InterruptedException {
        Channel general = channel("general");
        say(general, BOB, "new incident Search finds nothing");
        Channel channel = channel("inc-2-");
        Issue ticket = issue("Search finds nothing");
        say(channel, BOB, "page search");
        seen(channel, "On call now: Alice");
        press(channel, BOB, "page-go");
        Paged page = page("PSVC002");
        world.acknowledge(page.id(), "PBOB001");
        assertThat(world.deliver("pagerduty", door("webhooks/pagerduty"), Envelopes.acknowledged(page, "PBOB001")))
                .isEqualTo(202);
        seen(channel, "acknowledged by Bob");

        assertThat(world.deliver(
                        "jira",
                        door("webhooks/jira"),
                        Envelopes.changed(world.closeTicket(ticket.key()), "5b10ac8d82e05b22cc7d4ef5")))
                .isEqualTo(200);
        timeline("INC-2", "closed");
        say(channel, BOB, "cancel the index was being rebuilt");
        Patience.until("INC-2 is cancelled", () -> incident("INC-2").filter(it -> it.state() == State.CANCELLED));
    }

    /** What was not done yet is done by the next process on the same file. */
    private void restart() throws IOException, InterruptedException {
        bot.close();
        bot = Bot.start(Setup.of(variables));
        connected();
    }

    private void closed(String id, Paged page, Issue ticket) throws IOException, InterruptedException {
        Patience.until(id + " is closed", () -> incident(id).filter(it -> it.state() == State.CLOSED));
        Patience.until(
                "page " + page.id() + " is resolved",
                () -> world.pages().stream()
                        .filter(it -> it.id().equals(page.id()) && it.status().equals("resolved"))
                        .findFirst());
        Patience.until(
                "ticket " + ticket.key() + " is done",
                () -> world.issues().stream()
                        .filter(it ->
                                it.key().equals(ticket.key()) && !it.status().equals("To Do"))
                        .findFirst());
    }

    private void archived(Channel channel) throws IOException, InterruptedException {
        Patience.until(
                "channel " + channel.name() + " is archived",
                () -> world.channels().stream()
                        .filter(it -> it.id().equals(channel.id()) && it.archived())
                        .findFirst());
    }

    private Optional<Incident> incident(String id) {
        return bot.incidents().find(id);
    }

    private void timeline(String id, String words) throws IOException, InterruptedException {
        Patience.until(
                "the timeline of " + id + " says: " + words,
                () -> incident(id)
                        .map(it -> it.timeline().asMarkdown(Locale.ENGLISH, ZoneOffset.UTC))
                        .filter(it -> it.contains(words)));
    }

    /** Somebody writes to the bot. Slack tells of a mention twice, as a mention and as a message. */
    private void say(Channel channel, String user, String words) throws IOException {
        String text = "<@U0BOT> " + words;
        Post post = new Post(world.write(channel.id(), user, text), text, null);
        assertThat(world.push("events_api", Envelopes.said("app_mention", post, channel.id(), user)))
                .as("acknowledged")
                .isTrue();
        assertThat(world.push("events_api", Envelopes.said("message", post, channel.id(), user)))
                .as("acknowledged")
                .isTrue();
    }

    /** Presses the newest button whose action begins so, as soon as it is there. */
    private void press(Channel channel, String user, String action) throws IOException, InterruptedException {
        Map.Entry<String, String> button = Patience.until("a button for " + action, () -> button(channel, action));
        assertThat(world.push("interactive", Envelopes.pressed(channel.id(), button.getKey(), user, button.getValue())))
                .as("acknowledged")
                .isTrue();
    }

    private Optional<Map.Entry<String, String>> button(Channel channel, String action) throws IOException {
        for (Post post : posts(channel)) {
            Optional<String> found = post.blocks().findValuesAsText("action_id").stream()
                    .filter(each -> each.contains(action))
                    .findFirst();
            if (found.isPresent()) {
                return Optional.of(Map.entry(post.ts(), found.get()));
            }
        }
        return Optional.empty();
    }

    private Post seen(Channel channel, String words) throws IOException, InterruptedException {
        return Patience.until(
                "in " + channel.name() + ": " + words,
                () -> posts(channel).stream()
                        .filter(post -> post.text().contains(words))
                        .findFirst());
    }

    private List<Post> posts(Channel channel) throws IOException {
        return world.channels().stream()
                .filter(it -> it.id().equals(channel.id()))
                .flatMap(it -> it.posts().stream())
                .toList();
    }

    private Channel channel(String prefix) throws IOException, InterruptedException {
        return Patience.until(
                "a channel " + prefix,
                () -> only(world.channels().stream()
                        .filter(it -> it.name().startsWith(prefix))
                        .toList()));
    }

    private Paged page(String service) throws IOException, InterruptedException {
        return Patience.until(
                "a page of " + service,
                () -> only(world.pages().stream()
                        .filter(it -> it.service().equals(service))
                        .toList()));
    }

    private Issue issue(String summary) throws IOException, InterruptedException {
        return Patience.until(
                "a ticket " + summary,
                () -> only(world.issues().stream()
                        .filter(it -> it.summary().contains(summary))
                        .toList()));
    }

    private static <T> Optional<T> only(List<T> found) {
        assertThat(found).hasSizeLessThan(2);
        return found.stream().findFirst();
    }

    private int postAlert(String payload) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door("alerts"))
                .header("Authorization", "Bearer " + ALERT_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(payload, StandardCharsets.UTF_8))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private URI door(String path) {
        return bot.door().resolve(path);
    }
}
