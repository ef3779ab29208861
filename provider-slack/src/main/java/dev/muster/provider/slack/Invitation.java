package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.Pages;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.conversation.Invitations;
import dev.muster.spi.people.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Invites many people in one call. Slack goes on past those who cannot be invited and tells of each ({@code force}); whoever it tells of is looked
 * for among the members, since "already in the channel" is told in the same way as "not found".
 */
final class Invitation {

    private static final int MOST = 1_000;
    /** What workspaces take that do not take a thousand. */
    private static final int FEW = 100;

    private static final int PAGE = 999;
    private static final int MOST_PAGES = 20;

    private final String channel;
    private final Calls calls;
    private final Map<String, String> told = new LinkedHashMap<>();

    private Invitation(String channel, Calls calls) {
        this.channel = channel;
        this.calls = calls;
    }

    static Invitations invite(String channel, List<Person> people, SlackPeople directory, Calls calls) {
        Map<String, Account> accounts = directory.of(people, calls);
        Map<String, String> refused = new LinkedHashMap<>();
        Map<String, String> invited = new LinkedHashMap<>();
        for (Person person : people) {
            Account account = accounts.get(person.id());
            if (account == null) {
                refused.put(person.id(), "has no account in the workspace");
            } else if (account.deactivated()) {
                refused.put(person.id(), "the account is deactivated");
            } else {
                invited.put(person.id(), account.id());
            }
        }
        Invitation invitation = new Invitation(channel, calls);
        invitation.sendAll(List.copyOf(new HashSet<>(invited.values())), MOST);
        Set<String> members = invitation.told.isEmpty() ? Set.of() : invitation.members();
        List<String> present = new ArrayList<>();
        invited.forEach((person, user) -> {
            String reason = invitation.told.get(user);
            if (reason == null || members.contains(user)) {
                present.add(person);
            } else {
                refused.put(person, reason);
            }
        });
        return new Invitations(present, refused);
    }

    private void sendAll(List<String> users, int atOnce) {
        for (int from = 0; from < users.size(); from += atOnce) {
            List<String> some = users.subList(from, Math.min(users.size(), from + atOnce));
            Request request = SlackApi.INVITE
                    .with("channel", channel)
                    .with("users", String.join(",", some))
                    .with("force", true);
            Outcome outcome = calls.send(request);
            if (outcome instanceof Outcome.Refused refused) {
                if (refused.is("too_many_users") && some.size() > FEW) {
                    sendAll(some, FEW);
                } else if (refused.answer().path("errors").isArray() || refused.is("already_in_channel")) {
                    some.forEach(user -> told.put(user, refused.code()));
                    remember(refused.answer());
                } else {
                    calls.reply(request, outcome);
                }
            } else {
                remember(calls.reply(request, outcome).json());
            }
        }
    }

    private void remember(JsonNode answer) {
        Json.items(answer, "/errors")
                .forEach(each -> told.put(
                        each.path("user").asText(), Json.at(each, "/error").orElse("Slack did not say why")));
    }

    private Set<String> members() {
        Set<String> members = new HashSet<>();
        Pages.of(MOST_PAGES, cursor -> {
                    Reply reply = calls.call(SlackApi.MEMBERS
                            .with("channel", channel)
                            .with("limit", PAGE)
                            .maybe("cursor", cursor.isEmpty() ? null : cursor));
                    return new Pages.Page<>(
                            reply.items("/members"),
                            reply.find("/response_metadata/next_cursor").orElse(null));
                })
                .all()
                .items()
                .forEach(id -> members.add(id.asText()));
        return members;
    }
}
