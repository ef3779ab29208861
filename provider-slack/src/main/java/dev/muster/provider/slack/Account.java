package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.people.Person;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account of the workspace.
 *
 * @param id Slack's id, such as {@code U012AB3CD}
 * @param handle the user name
 * @param name how the person is called
 * @param email the address, in lower case, or null where the app may not see it
 * @param phone a number, or null
 * @param deactivated whether the account was deactivated
 */
record Account(
        String id,
        String handle,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean deactivated) {

    /** An account as Slack's {@code user} object tells it. */
    static Account of(JsonNode user) {
        String handle = user.path("name").asText();
        String name = Json.at(user, "/profile/real_name")
                .or(() -> Json.at(user, "/real_name"))
                .orElse(handle);
        return new Account(
                user.path("id").asText(),
                handle,
                name,
                Json.at(user, "/profile/email").map(Account::normal).orElse(null),
                Json.at(user, "/profile/phone").orElse(null),
                user.path("deleted").asBoolean(false));
    }

    /** E-mail addresses are compared without regard to case. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The person, known by e-mail address where there is one. */
    Person person(String provider) {
        return new Person(email == null ? id : email, name, email, phone, Map.of(provider, id));
    }
}
