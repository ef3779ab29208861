package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.Told;
import java.util.List;
import java.util.Map;

/** The methods of people and user groups. */
final class ScriptedPeople {

    private final ScriptedSlack slack;

    ScriptedPeople(ScriptedSlack slack) {
        this.slack = slack;
    }

    void script() {
        slack.on(
                "users.lookupByEmail",
                arguments -> slack.users.values().stream()
                        .filter(user ->
                                user.at("/profile/email").asText().equalsIgnoreCase(Known.in(arguments, "email")))
                        .findFirst()
                        .map(user -> ScriptedSlack.ok("user", user))
                        .orElseGet(() -> SlackManners.error("users_not_found")));
        slack.on(
                "users.info",
                arguments -> slack.users.containsKey(Known.in(arguments, "user"))
                        ? ScriptedSlack.ok("user", Known.in(slack.users, Known.in(arguments, "user")))
                        : SlackManners.error("user_not_found"));
        slack.on(
                "users.list", arguments -> ScriptedSlack.page("members", List.copyOf(slack.users.values()), arguments));
        slack.on("usergroups.list", arguments -> {
            ArrayNode groups = Json.list();
            slack.groups.values().forEach(groups::add);
            return ScriptedSlack.ok("usergroups", groups);
        });
        slack.on(
                "usergroups.users.list",
                arguments -> slack.groups.containsKey(Known.in(arguments, "usergroup"))
                        ? ScriptedSlack.ok(
                                "users",
                                Known.in(slack.groups, Known.in(arguments, "usergroup"))
                                        .path("users"))
                        : SlackManners.error("no_such_subteam"));
        slack.on("usergroups.create", this::create);
        slack.on("usergroups.enable", arguments -> {
            Known.in(slack.groups, Known.in(arguments, "usergroup")).put("date_delete", 0);
            return ScriptedSlack.ok();
        });
        slack.on("usergroups.users.update", arguments -> {
            ArrayNode users = Json.list();
            List.of(Known.in(arguments, "users").split(",")).forEach(users::add);
            Known.in(slack.groups, Known.in(arguments, "usergroup")).set("users", users);
            return ScriptedSlack.ok();
        });
    }

    private Told create(Map<String, String> arguments) {
        boolean isTaken = slack.groups.values().stream()
                .anyMatch(group -> group.path("handle").asText().equals(Known.in(arguments, "handle")));
        if (isTaken) {
            return SlackManners.error("handle_already_exists");
        }
        ObjectNode group = Json.object()
                .put("id", slack.next("S0"))
                .put("name", Known.in(arguments, "name"))
                .put("handle", Known.in(arguments, "handle"))
                .put("date_delete", 0);
        group.putArray("users");
        slack.groups.put(group.path("id").asText(), group);
        return ScriptedSlack.ok("usergroup", group);
    }
}
