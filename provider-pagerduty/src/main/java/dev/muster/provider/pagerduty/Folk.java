package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Pages;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.cache.LastGood;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The users of the account, and its teams as groups. */
final class Folk implements People {

    private static final int MOST_PAGES = 10;
    private static final LastGood.Bounds BOUNDS =
            new LastGood.Bounds(Duration.ofMinutes(10), Duration.ofHours(24), 5_000);

    /** More ids than this within a minute are looked up in the list of all, since a page of it is one call as well. */
    private static final int ONE_BY_ONE = 10;

    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final String ALL = "";

    private final Account account;
    private final LastGood<String, Optional<Person>> known;
    private final LastGood<String, Map<String, Person>> everybody;
    private final Deque<Instant> asked = new ArrayDeque<>();

    Folk(Account account) {
        this.account = account;
        this.known = new LastGood<>("people of PagerDuty", BOUNDS, account.clock());
        this.everybody = new LastGood<>("everybody in PagerDuty", BOUNDS, account.clock());
    }

    @Override
    public Optional<Person> find(String emailOrHandle, CallContext context) {
        String asked = emailOrHandle.strip();
        String key = asked.contains("@") ? asked.toLowerCase(Locale.ROOT) : asked;
        if (!key.contains("@") && !PageId.isVendorId(key)) {
            return Optional.empty();
        }
        Optional<Person> found =
                known.get(key, () -> asked(key, account.in(context))).value();
        if (found.isEmpty()) {
            // somebody who is added now is found at once
            known.forget(key);
        }
        return found;
    }

    @Override
    public List<Person> members(String group, CallContext context) {
        if (group.isBlank()) {
            return List.of();
        }
        Calls calls = account.in(context);
        Optional<String> team = listed(calls, Rest.TEAMS.with("query", group), "/teams", each -> each)
                .first(each -> isNamed(each, group))
                .flatMap(each -> Json.at(each, "/id"));
        return team.map(id -> listed(
                                calls,
                                Rest.MEMBERS.with("id", id).with("include[]", "users"),
                                "/members",
                                member -> person(member.at("/user")))
                        .all()
                        .items())
                .orElse(List.of());
    }

    /** PagerDuty's id of a person: the one that the host knows, else that of the user with the person's e-mail address. */
    Optional<String> userId(Person person, CallContext context) {
        String email = person.email();
        return person.handle(PagerDutyProvider.NAME)
                .or(() -> email == null ? Optional.empty() : userId(email, context));
    }

    Optional<String> userId(String email, CallContext context) {
        return find(email, context).flatMap(found -> found.handle(PagerDutyProvider.NAME));
    }

    /** A user as PagerDuty tells of one, whole or as a reference. */
    static Person person(JsonNode user) {
        String id = Json.at(user, "/id").orElse("");
        @Nullable String email = Json.at(user, "/email").orElse(null);
        String name = Json.at(user, "/name").or(() -> Json.at(user, "/summary")).orElse(id);
        return new Person(email == null ? id : email, name, email, null, Map.of(PagerDutyProvider.NAME, id));
    }

    /** Whether something has this id or, ignoring case, this name. */
    static boolean isNamed(JsonNode thing, String idOrName) {
        return Json.at(thing, "/id").filter(idOrName::equals).isPresent()
                || Json.at(thing, "/name")
                        .or(() -> Json.at(thing, "/summary"))
                        .filter(idOrName::equalsIgnoreCase)
                        .isPresent();
    }

    /** A list of PagerDuty's: {@code offset} and {@code limit}, until {@code more} is no longer true. */
    static <T> Pages<T> listed(Calls calls, Request request, String pointer, Function<JsonNode, T> reader) {
        return Pages.of(MOST_PAGES, offset -> {
            int from = offset.isEmpty() ? 0 : Integer.parseInt(offset);
            Reply reply = calls.call(request.with("limit", 100).with("offset", from));
            List<JsonNode> items = reply.items(pointer);
            boolean more = reply.json().at("/more").asBoolean(false) && !items.isEmpty();
            return new Pages.Page<>(
                    items.stream().map(reader).toList(), more ? Integer.toString(from + items.size()) : null);
        });
    }

    private Optional<Person> asked(String key, Calls calls) {
        if (!key.contains("@")) {
            if (isOneOfMany()) {
                Person listed = everybody.get(ALL, () -> listed(calls)).value().get(key);
                if (listed != null) {
                    return Optional.of(listed);
                }
            }
            return calls.callUnless(Rest.USER.with("id", key), "2100", "404")
                    .map(reply -> person(reply.json().at("/user")));
        }
        return listed(calls, Rest.USERS.with("query", key), "/users", Folk::person)
                .first(person -> key.equalsIgnoreCase(person.email()));
    }

    private static Map<String, Person> listed(Calls calls) {
        Map<String, Person> byId = new HashMap<>();
        listed(calls, Rest.USERS.request(), "/users", Folk::person)
                .all()
                .items()
                .forEach(person -> person.handle(PagerDutyProvider.NAME).ifPresent(id -> byId.put(id, person)));
        return Map.copyOf(byId);
    }

    private boolean isOneOfMany() {
        Instant now = account.clock().instant();
        synchronized (asked) {
            asked.addLast(now);
            while (asked.getFirst().isBefore(now.minus(AT_ONCE))) {
                asked.removeFirst();
            }
            if (asked.size() > ONE_BY_ONE + 1) {
                asked.removeFirst();
            }
            return asked.size() > ONE_BY_ONE;
        }
    }
}
