package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import java.util.List;
import java.util.Optional;

/**
 * A user group of the workspace.
 *
 * @param id Slack's id of it
 * @param handle by which it is mentioned
 * @param name its title
 * @param disabled whether it was disabled
 */
record UserGroup(String id, String handle, String name, boolean disabled) {

    /** The group of this handle, name or id. */
    static Optional<UserGroup> find(String wanted, Calls calls) {
        String bare = wanted.startsWith("@") ? wanted.substring(1) : wanted;
        return calls.call(SlackApi.GROUPS.request().with("include_disabled", true)).items("/usergroups").stream()
                .map(UserGroup::of)
                .filter(group -> group.handle().equalsIgnoreCase(bare)
                        || group.name().equalsIgnoreCase(bare)
                        || group.id().equals(bare))
                .findFirst();
    }

    /** The Slack ids of a group's members. */
    static List<String> members(String id, Calls calls) {
        return calls.callUnless(SlackApi.GROUP_USERS.with("usergroup", id), "no_such_subteam", "subteam_not_found")
                .map(reply ->
                        reply.items("/users").stream().map(JsonNode::asText).toList())
                .orElse(List.of());
    }

    static UserGroup of(JsonNode group) {
        return new UserGroup(
                group.path("id").asText(),
                group.path("handle").asText(),
                group.path("name").asText(),
                group.path("date_delete").asLong(0) > 0);
    }
}
