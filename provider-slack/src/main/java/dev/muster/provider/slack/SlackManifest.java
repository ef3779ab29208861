package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of the Slack app (docs.slack.dev/reference/app-manifest), with exactly the scopes of the calls that this provider makes and the
 * events it reads. Paste it at api.slack.com/apps, "From a manifest", "JSON". Immutable.
 */
public final class SlackManifest {

    private final String name;
    private final String command;
    private final @Nullable URI requests;

    private SlackManifest(String name, String command, @Nullable URI requests) {
        this.name = name;
        this.command = command;
        this.requests = requests;
    }

    /** An app that connects by Socket Mode and needs no public URL; its slash command is {@code /incident}. */
    public static SlackManifest bySocket(String appName) {
        return new SlackManifest(Objects.requireNonNull(appName, "appName"), "/incident", null);
    }

    /**
     * An app to which Slack sends everything by HTTP.
     *
     * @param requests the one public URL that the host mounts the provider at
     */
    public static SlackManifest byHttp(String appName, URI requests) {
        return new SlackManifest(
                Objects.requireNonNull(appName, "appName"), "/incident", Objects.requireNonNull(requests, "requests"));
    }

    /** The same with another slash command, its slash included. */
    public SlackManifest command(String slashCommand) {
        if (!slashCommand.matches("/[a-z0-9_-]{1,31}")) {
            throw new IllegalArgumentException(
                    "command is " + slashCommand + ": expected a slash and 1 to 31 lower case letters, digits, - or _");
        }
        return new SlackManifest(name, slashCommand, requests);
    }

    /** The manifest as JSON. */
    public String json() {
        ObjectNode manifest = Json.object();
        manifest.putObject("display_information").put("name", name);
        ObjectNode features = manifest.putObject("features");
        features.putObject("bot_user").put("display_name", name).put("always_online", true);
        ObjectNode slash = features.putArray("slash_commands")
                .addObject()
                .put("command", command)
                .put("description", "Declare and work on incidents")
                .put("usage_hint", "help")
                .put("should_escape", true);
        ArrayNode scopes =
                manifest.putObject("oauth_config").putObject("scopes").putArray("bot");
        scopes().forEach(scopes::add);
        ObjectNode settings = manifest.putObject("settings");
        ObjectNode events = settings.putObject("event_subscriptions");
        EventReader.EVENTS.forEach(events.putArray("bot_events")::add);
        ObjectNode interactivity = settings.putObject("interactivity").put("is_enabled", true);
        url().ifPresent(url -> {
            slash.put("url", url);
            events.put("request_url", url);
            interactivity.put("request_url", url);
        });
        settings.put("socket_mode_enabled", requests == null)
                .put("org_deploy_enabled", false)
                .put("token_rotation_enabled", false);
        return manifest.toPrettyString();
    }

    /** The scopes of the calls, of the events ({@code app_mentions:read}, {@code reactions:read}) and of the slash command. */
    private static java.util.Set<String> scopes() {
        java.util.Set<String> scopes = new java.util.TreeSet<>(SlackApi.scopes());
        scopes.add("app_mentions:read");
        scopes.add("commands");
        scopes.add("reactions:read");
        return scopes;
    }

    private Optional<String> url() {
        return Optional.ofNullable(requests).map(URI::toString);
    }

    /** The manifest as JSON. */
    @Override
    public String toString() {
        return json();
    }
}
