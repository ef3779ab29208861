package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Pages;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.cache.LastGood;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The accounts of the site. An account is found by the e-mail address, unless its owner hides it; for those the host gives the account ids itself.
 */
final class Accounts implements People {

    private static final int MOST_PAGES = 20;
    private static final int PAGE = 50;
    private static final LastGood.Bounds BOUNDS =
            new LastGood.Bounds(Duration.ofMinutes(10), Duration.ofHours(24), 5_000);

    private final ToolClient client;
    private final Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final LastGood<String, Optional<Person>> known;

    Accounts(ToolClient client, Map<String, String> given, InstantSource clock) {
        this.client = client;
        this.given.putAll(given);
        this.known = new LastGood<>("people of Jira", BOUNDS, clock);
    }

    @Override
    public Optional<Person> find(String emailOrHandle, CallContext context) {
        String asked = emailOrHandle.strip();
        String key = asked.contains("@") ? asked.toLowerCase(Locale.ROOT) : asked;
        if (!key.contains("@") && !isAccountId(key)) {
            return Optional.empty();
        }
        Optional<Person> found =
                known.get(key, () -> asked(key, client.in(context))).value();
        if (found.isEmpty()) {
            known.forget(key);
        }
        return found;
    }

    @Override
    public List<Person> members(String group, CallContext context) {
        if (group.isBlank()) {
            return List.of();
        }
        Calls calls = client.in(context);
        return Pages.<Person>of(MOST_PAGES, cursor -> {
                    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
                    Optional<Reply> reply = calls.callUnless(
                            Rest.GROUP
                                    .with("groupname", group)
                                    .with("startAt", from)
                                    .with("maxResults", PAGE),
                            "404");
                    List<JsonNode> items =
                            reply.map(answer -> answer.items("/values")).orElse(List.of());
                    boolean last = items.isEmpty()
                            || reply.map(answer -> answer.json().path("isLast").asBoolean(true))
                                    .orElse(true);
                    return new Pages.Page<>(
                            items.stream().map(each -> person(each, null)).toList(),
                            last ? null : Integer.toString(from + items.size()));
                })
                .all()
                .items();
    }

    /** The account id of a person: the one that the host knows, else that of the account with the person's e-mail address. */
    Optional<String> accountId(Person person, CallContext context) {
        String email = person.email();
        return person.handle(JiraProvider.NAME)
                .or(() -> Optional.ofNullable(given.get(person.id())))
                .or(() -> email == null
                        ? Optional.empty()
                        : Optional.ofNullable(given.get(email))
                                .or(() -> find(email, context).flatMap(found -> found.handle(JiraProvider.NAME))));
    }

    private Optional<Person> asked(String key, Calls calls) {
        String account = given.get(key);
        if (account != null || !key.contains("@")) {
            return calls.callUnless(Rest.USER.with("accountId", account == null ? key : account), "404")
                    .map(reply -> person(reply.json(), key.contains("@") ? key : null));
        }
        List<JsonNode> found = calls.call(Rest.FIND_USERS.with("query", key).with("maxResults", PAGE))
                .items("");
        List<JsonNode> exact = found.stream()
                .filter(each -> Json.at(each, "/emailAddress")
                        .filter(key::equalsIgnoreCase)
                        .isPresent())
                .toList();
        // an account that hides its address is still found by it; a single answer is its owner
        List<JsonNode> hidden = found.stream()
                .filter(each -> Json.at(each, "/emailAddress").isEmpty())
                .toList();
        return exact.stream()
                .findFirst()
                .or(() -> found.size() == 1 ? hidden.stream().findFirst() : Optional.empty())
                .map(each -> person(each, key));
    }

    private static Person person(JsonNode user, @org.jspecify.annotations.Nullable String askedBy) {
        String id = Json.at(user, "/accountId").orElse("");
        String email = Json.at(user, "/emailAddress").orElse(askedBy);
        return new Person(
                email == null ? id : email,
                Json.at(user, "/displayName").orElse(id),
                email,
                null,
                Map.of(JiraProvider.NAME, id));
    }

    private static boolean isAccountId(String text) {
        return text.matches("[0-9A-Za-z:-]{10,128}") && text.chars().anyMatch(Character::isDigit);
    }
}
