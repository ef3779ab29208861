package dev.muster.provider.slack;

import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Pages;
import dev.muster.provider.http.Reply;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.cache.LastGood;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.people.People;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people of a workspace. Answers are kept for an hour, and for a day where Slack cannot be asked. */
final class SlackPeople implements People {

    /** More unknown people than this at once are looked up in the list of all, since one call each would wait for the limit (50 a minute). */
    static final int ONE_BY_ONE = 15;

    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);
    private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{2,20}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern HANDLE = Pattern.compile("@?[\\p{L}\\p{N}._-]{1,80}");
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 500;

    private final ToolClient client;
    private final LastGood<String, Optional<Account>> accounts;
    private final LastGood<String, List<Account>> everybody;

    SlackPeople(ToolClient client, InstantSource clock) {
        this.client = client;
        Duration fresh = Duration.ofHours(1);
        this.accounts = new LastGood<>("slack people", new LastGood.Bounds(fresh, Duration.ofDays(1), 20_000), clock);
        this.everybody = new LastGood<>("slack users.list", new LastGood.Bounds(fresh, Duration.ofDays(1), 1), clock);
    }

    @Override
    public Optional<Person> find(String emailOrHandle, CallContext context) {
        Calls calls = client.in(context);
        return account(emailOrHandle.strip(), calls)
                .filter(account -> !account.deactivated())
                .map(account -> account.person(client.provider()));
    }

    @Override
    public List<Person> members(String group, CallContext context) {
        Calls calls = client.in(context);
        Optional<UserGroup> found = UserGroup.find(group, calls);
        List<Person> members = new ArrayList<>();
        found.ifPresent(each -> UserGroup.members(each.id(), calls)
                .forEach(id -> byId(id, calls)
                        .filter(account -> !account.deactivated())
                        .ifPresent(account -> members.add(account.person(client.provider())))));
        return members;
    }

    /** The account of a person: by the handle that the host gave, else by e-mail address; empty when Slack knows none. */
    Optional<Account> of(Person person, Calls calls) {
        Optional<String> handle = person.handle(client.provider());
        if (handle.isPresent()) {
            return handle.map(id -> new Account(id, id, person.name(), person.email(), null, false));
        }
        return account(person.email() == null ? person.id() : person.email(), calls);
    }

    /** The accounts of many people, by the people's ids; who is unknown is not in it. */
    Map<String, Account> of(List<Person> people, Calls calls) {
        Map<String, Account> found = new LinkedHashMap<>();
        long unknown = people.stream().filter(person -> !isKnown(person)).count();
        if (unknown > ONE_BY_ONE) {
            Map<String, Account> byEmail = new LinkedHashMap<>();
            everybody(calls).forEach(account -> {
                if (account.email() != null) {
                    byEmail.put(account.email(), account);
                }
            });
            for (Person person : people) {
                String email = Account.normal(person.email() == null ? person.id() : person.email());
                if (person.handle(client.provider()).isEmpty() && byEmail.containsKey(email)) {
                    accounts.put(email, Optional.of(byEmail.get(email)));
                } else if (person.handle(client.provider()).isEmpty()
                        && EMAIL.matcher(email).matches()) {
                    accounts.put(email, Optional.empty());
                }
            }
        }
        people.forEach(person -> of(person, calls).ifPresent(account -> found.put(person.id(), account)));
        return found;
    }

    /** The Slack id of whoever is mentioned; empty, so that the name is shown, when it is unknown or cannot be asked now. */
    Optional<String> mentioned(String personId, Calls calls) {
        if (ID.matcher(personId).matches()) {
            return Optional.of(personId);
        }
        if (!EMAIL.matcher(personId).matches()) {
            return Optional.empty();
        }
        try {
            return account(personId, calls).map(Account::id);
        } catch (ProviderException e) {
            // a message is worth more than the mention in it
            LOG.warn("a person who is mentioned cannot be looked up; the name is shown instead", e);
            return Optional.empty();
        }
    }

    private boolean isKnown(Person person) {
        return person.handle(client.provider()).isPresent()
                || accounts.known(Account.normal(person.email() == null ? person.id() : person.email()))
                        .isPresent();
    }

    private Optional<Account> account(String emailOrHandle, Calls calls) {
        if (ID.matcher(emailOrHandle).matches()) {
            return byId(emailOrHandle, calls);
        }
        if (EMAIL.matcher(emailOrHandle).matches()) {
            String email = Account.normal(emailOrHandle);
            return accounts.get(
                            email,
                            () -> calls.callUnless(
                                            SlackApi.BY_EMAIL.with("email", email), "users_not_found", "user_not_found")
                                    .map(reply -> Account.of(reply.json().path("user"))))
                    .value();
        }
        if (!HANDLE.matcher(emailOrHandle).matches()) {
            return Optional.empty();
        }
        String handle = emailOrHandle.startsWith("@") ? emailOrHandle.substring(1) : emailOrHandle;
        return everybody(calls).stream()
                .filter(account -> account.handle().equalsIgnoreCase(handle))
                .findFirst();
    }

    /** The account with this Slack id. */
    Optional<Account> byId(String id, Calls calls) {
        return accounts.get(
                        id,
                        () -> calls.callUnless(SlackApi.USER.with("user", id), "user_not_found")
                                .map(reply -> Account.of(reply.json().path("user"))))
                .value();
    }

    private List<Account> everybody(Calls calls) {
        return everybody
                .get(
                        "",
                        () -> Pages.of(MOST_PAGES, cursor -> {
                                    Reply reply = calls.call(SlackApi.USERS
                                            .request()
                                            .with("limit", PAGE)
                                            .maybe("cursor", cursor.isEmpty() ? null : cursor));
                                    return new Pages.Page<>(
                                            reply.items("/members"),
                                            reply.find("/response_metadata/next_cursor")
                                                    .orElse(null));
                                })
                                .all()
                                .items()
                                .stream()
                                .map(Account::of)
                                .toList())
                .value();
    }
}
