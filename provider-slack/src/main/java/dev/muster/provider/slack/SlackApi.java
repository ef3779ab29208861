package dev.muster.provider.slack;

import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.pace.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calls of Slack's Web API that this provider makes, with their published tiers (docs.slack.dev/apis/web-api/rate-limits: tier 2, 3 and 4 are
 * 20, 50 and 100 calls a minute per method and workspace) and the scopes of a bot that they need. The manifest is made of this table.
 */
final class SlackApi {

    static final Endpoint AUTH_TEST = read("auth.test", 600);

    static final Endpoint CREATE = write("conversations.create", 20).needs("channels:manage", "groups:write");
    static final Endpoint RENAME = write("conversations.rename", 20).needs("channels:manage", "groups:write");
    static final Endpoint TOPIC = write("conversations.setTopic", 20).needs("channels:manage", "groups:write");
    static final Endpoint PURPOSE = write("conversations.setPurpose", 20).needs("channels:manage", "groups:write");
    static final Endpoint INVITE = write("conversations.invite", 50).needs("channels:manage", "groups:write");
    static final Endpoint ARCHIVE = write("conversations.archive", 20).needs("channels:manage", "groups:write");
    static final Endpoint UNARCHIVE = write("conversations.unarchive", 20).needs("channels:manage", "groups:write");
    static final Endpoint INFO = read("conversations.info", 50).needs("channels:read", "groups:read");
    static final Endpoint MEMBERS = read("conversations.members", 100).needs("channels:read", "groups:read");
    static final Endpoint LIST = read("conversations.list", 20).needs("channels:read", "groups:read");
    static final Endpoint MINE = read("users.conversations", 50).needs("channels:read", "groups:read");
    static final Endpoint HISTORY = read("conversations.history", 50).needs("channels:history", "groups:history");

    /** Answers the same conversation however often it is called, so that nothing is in doubt when an answer is lost. */
    static final Endpoint OPEN = read("conversations.open", 50).needs("im:write");

    /** One message a second to a channel, short bursts allowed (docs.slack.dev/apis/web-api/rate-limits, "Posting messages"): five in five seconds. */
    static final Endpoint POST = Endpoint.post("chat.postMessage", "chat.postMessage")
            .within(new Limit("chat.postMessage", 5, Duration.ofSeconds(5), true))
            .needs("chat:write");

    static final Endpoint EPHEMERAL = json("chat.postEphemeral", 100).needs("chat:write");
    static final Endpoint UPDATE = json("chat.update", 50).needs("chat:write");
    static final Endpoint DELETE = json("chat.delete", 50).needs("chat:write");
    static final Endpoint VIEW = json("views.open", 100);

    static final Endpoint PIN = write("pins.add", 20).needs("pins:write");
    static final Endpoint BOOKMARKS = read("bookmarks.list", 50).needs("bookmarks:read");
    static final Endpoint BOOKMARK = write("bookmarks.add", 20).needs("bookmarks:write");
    static final Endpoint BOOKMARK_EDIT = write("bookmarks.edit", 20).needs("bookmarks:write");

    static final Endpoint BY_EMAIL = read("users.lookupByEmail", 50).needs("users:read", "users:read.email");
    static final Endpoint USER = read("users.info", 100).needs("users:read", "users:read.email");
    static final Endpoint USERS = read("users.list", 20).needs("users:read", "users:read.email");

    static final Endpoint GROUPS = read("usergroups.list", 20).needs("usergroups:read");
    static final Endpoint GROUP_USERS = read("usergroups.users.list", 20).needs("usergroups:read");
    static final Endpoint GROUP_CREATE = write("usergroups.create", 20).needs("usergroups:write");
    static final Endpoint GROUP_ENABLE = write("usergroups.enable", 20).needs("usergroups:write");
    static final Endpoint GROUP_SET = write("usergroups.users.update", 20).needs("usergroups:write");

    /** With the app's own token, which has a scope of its own. */
    static final Endpoint CONNECT = write("apps.connections.open", 50);

    static final List<Endpoint> ALL = List.of(
            AUTH_TEST,
            CREATE,
            RENAME,
            TOPIC,
            PURPOSE,
            INVITE,
            ARCHIVE,
            UNARCHIVE,
            INFO,
            MEMBERS,
            LIST,
            MINE,
            HISTORY,
            OPEN,
            POST,
            EPHEMERAL,
            UPDATE,
            DELETE,
            VIEW,
            PIN,
            BOOKMARKS,
            BOOKMARK,
            BOOKMARK_EDIT,
            BY_EMAIL,
            USER,
            USERS,
            GROUPS,
            GROUP_USERS,
            GROUP_CREATE,
            GROUP_ENABLE,
            GROUP_SET);

    private SlackApi() {}

    /** All the scopes that the bot's token needs for the calls of the table. */
    static Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        ALL.forEach(endpoint -> scopes.addAll(endpoint.scopes()));
        return scopes;
    }

    /** The calls that need a scope, by name. */
    static List<String> callsThatNeed(String scope) {
        return ALL.stream()
                .filter(endpoint -> endpoint.scopes().contains(scope))
                .map(Endpoint::name)
                .toList();
    }

    /** A form is taken by every method. */
    private static Endpoint write(String method, int perMinute) {
        return Endpoint.post(method, method).form().within(Limit.perMinute(method, perMinute));
    }

    private static Endpoint read(String method, int perMinute) {
        return write(method, perMinute).reading();
    }

    /** The methods that take blocks or views take them as JSON. */
    private static Endpoint json(String method, int perMinute) {
        return Endpoint.post(method, method).within(Limit.perMinute(method, perMinute));
    }
}
