package dev.muster.provider.slack;

import dev.muster.provider.http.Answer;
import dev.muster.provider.http.Complaint;
import dev.muster.provider.http.Dialect;
import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Slack's answers mean: errors come with status 200 and {@code "ok":false} (docs.slack.dev/apis/web-api, "Evaluating responses").
 */
final class SlackDialect implements Dialect {

    /** Slack says of the first two that "some aspect of the operation" may have succeeded before the error was raised. */
    private static final Set<String> UNKNOWN =
            Set.of("fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org");

    private static final Set<String> LIMITED = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    private static final Set<String> TOKEN = Set.of(
            "not_authed",
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "not_allowed_token_type",
            "org_login_required",
            "ekm_access_denied");

    private static final Set<String> RIGHTS = Set.of(
            "no_permission",
            "access_denied",
            "accesslimited",
            "team_access_not_granted",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_thread_only_channel",
            "restricted_action_non_threadable_channel",
            "cannot_create_channel",
            "user_is_restricted",
            "user_is_ultra_restricted",
            "permission_denied",
            "plan_upgrade_required",
            "paid_teams_only");

    /** What is wrong, and what a person can do about it, by error. */
    private static final Map<String, List<String>> REMEDIES = Map.ofEntries(
            Map.entry("channel_not_found", List.of("conversation", "check that it exists and that the app is in it")),
            Map.entry("not_in_channel", List.of("conversation", "invite the app to it")),
            Map.entry("is_archived", List.of("conversation", "take it back from the archive first")),
            Map.entry("message_not_found", List.of("message", "it was deleted: post another")),
            Map.entry("cant_update_message", List.of("message", "only the app's own messages can be changed")),
            Map.entry("edit_window_closed", List.of("message", "let the workspace allow edits, or post another")),
            Map.entry("user_not_found", List.of("person", "check that the account exists in this workspace")),
            Map.entry("users_not_found", List.of("person", "check that the account exists in this workspace")),
            Map.entry("name_taken", List.of("name", "choose another name")),
            Map.entry("too_long", List.of("text", "shorten it")),
            Map.entry("msg_too_long", List.of("text", "shorten it")),
            Map.entry("msg_blocks_too_long", List.of("text", "shorten it")),
            Map.entry("no_text", List.of("text", "give the message a text")),
            Map.entry("expired_trigger_id", List.of("trigger", "let the person press again: it lasts three seconds")),
            Map.entry("exchanged_trigger_id", List.of("trigger", "let the person press again: it works once")),
            Map.entry("invalid_trigger_id", List.of("trigger", "pass on what Slack sent with the person's action")));

    @Override
    public Outcome read(Answer answer) {
        int status = answer.status();
        if (status < 200 || status >= 300 || answer.isUnreadable()) {
            return Dialect.super.read(answer);
        }
        if (answer.json().path("ok").asBoolean(false)) {
            return Outcome.done(answer);
        }
        Complaint complaint = complaint(answer);
        String error = complaint.code();
        if (error.isEmpty()) {
            return new Outcome.Unknown("the answer (" + answer + ") is not one of Slack's", null);
        }
        if (LIMITED.contains(error)) {
            return limited(answer);
        }
        return UNKNOWN.contains(error)
                ? new Outcome.Unknown("answered " + error, null)
                : Outcome.refused(answer, complaint);
    }

    @Override
    public Complaint complaint(Answer answer) {
        String error = Json.at(answer.json(), "/error").orElse("");
        List<String> words = Json.items(answer.json(), "/response_metadata/messages").stream()
                .map(message -> message.asText())
                .toList();
        String message = Json.at(answer.json(), "/needed")
                .map(needed -> "needed: " + needed + ", granted: "
                        + Json.at(answer.json(), "/provided").orElse("nothing"))
                .orElseGet(() -> String.join("; ", words));
        return new Complaint(error, message);
    }

    @Override
    public ProviderException refusal(String provider, Endpoint endpoint, Outcome.Refused refused) {
        if (refused.is("missing_scope")) {
            String needed = Json.at(refused.answer(), "/needed").orElseGet(() -> String.join(",", endpoint.scopes()));
            return new Misconfigured(
                    provider,
                    "scope " + needed,
                    "is missing for " + endpoint.name(),
                    "add it to the app under OAuth & Permissions, or take the whole manifest from SlackManifest, and"
                            + " reinstall the app");
        }
        if (TOKEN.contains(refused.code())) {
            String setting = endpoint.equals(SlackApi.CONNECT) ? SlackSettings.APP_TOKEN : SlackSettings.BOT_TOKEN;
            return Dialect.misconfigured(
                    provider, setting, refused, "set a valid token; install the app again if it was revoked");
        }
        if (RIGHTS.contains(refused.code())) {
            return Dialect.misconfigured(
                    provider,
                    "permissions for " + endpoint.name(),
                    refused,
                    "let an administrator of the workspace allow it to the app");
        }
        List<String> known = REMEDIES.get(refused.code());
        return known == null
                ? Dialect.super.refusal(provider, endpoint, refused)
                : Dialect.rejected(provider, known.get(0), refused, known.get(1));
    }
}
