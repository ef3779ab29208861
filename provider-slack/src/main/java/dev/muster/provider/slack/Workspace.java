package dev.muster.provider.slack;

import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.cache.LastGood;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The workspace that the app is installed in, and who we are there. Asked for once an hour; thread-safe.
 */
final class Workspace {

    private final LastGood<String, Identity> memory;

    /**
     * What {@code auth.test} tells.
     *
     * @param userId the bot's own user
     * @param teamId the workspace
     * @param url where people open it, with a slash at the end
     */
    record Identity(String userId, String teamId, URI url) {

        /** Where a person opens a channel. */
        URI channel(String id) {
            return url.resolve("archives/" + id);
        }

        /** Where a person opens a message. */
        URI message(String channel, String ts) {
            return url.resolve("archives/" + channel + "/p" + ts.replace(".", ""));
        }

        /** Where a person opens a user group. */
        URI group(String id) {
            return URI.create("https://app.slack.com/client/" + teamId + "/user_groups/" + id);
        }
    }

    Workspace(InstantSource clock) {
        this.memory = new LastGood<>(
                "slack workspace", new LastGood.Bounds(Duration.ofHours(1), Duration.ofDays(7), 1), clock);
    }

    Identity identity(Calls calls) {
        return memory.get("", () -> identity(calls.call(SlackApi.AUTH_TEST.request())))
                .value();
    }

    static Identity identity(Reply reply) {
        String url = reply.find("/url").orElse("https://slack.com/");
        return new Identity(
                reply.text("/user_id"),
                reply.find("/team_id").orElse(""),
                URI.create(url.endsWith("/") ? url : url + "/"));
    }
}
