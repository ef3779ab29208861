package dev.muster.examples.slackbot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The three vendors with people in them, as a story moves and sees them. What people do is told to the bot only by {@link #push} and {@link #deliver}. */
interface World extends AutoCloseable {

    /** The variables that lead the bot to these vendors. */
    Map<String, String> variables();

    /** Somebody writes in a channel; answers the message's {@code ts}. */
    String write(String channel, String user, String text) throws IOException;

    /** Somebody puts a memo on a message. */
    void mark(String channel, String ts, String user) throws IOException;

    /** Hands the bot an envelope by Socket Mode, and answers whether the bot acknowledged it. */
    boolean push(String type, JsonNode payload) throws IOException;

    /** Sends the bot a signed webhook of a tool, and answers the status. */
    int deliver(String tool, URI door, JsonNode payload) throws IOException;

    /** Somebody takes a page in PagerDuty. */
    void acknowledge(String page, String user) throws IOException;

    /** Somebody closes a ticket in Jira; answers the issue as it is then. */
    JsonNode closeTicket(String ticket) throws IOException;

    /** Every channel. */
    List<Channel> channels() throws IOException;

    /** Every incident of PagerDuty. */
    List<Paged> pages() throws IOException;

    /** Every issue of Jira. */
    List<Issue> issues() throws IOException;

    @Override
    void close();

    /** A channel of Slack, its messages oldest first. */
    record Channel(String id, String name, boolean archived, String topic, List<Post> posts) {}

    /** A message of Slack. */
    record Post(String ts, String text, JsonNode blocks) {}

    /** An incident of PagerDuty. */
    record Paged(String id, String key, String service, String status) {}

    /** An issue of Jira. */
    record Issue(String id, String key, String summary, String status) {}
}
