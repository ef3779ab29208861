package dev.muster.automation;

import dev.muster.automation.Effect.MailPeople;
import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.TellPeople;
import dev.muster.automation.Effect.Words;
import dev.muster.engagement.Contact;
import dev.muster.engagement.Knowledge;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Participant;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words on their way: to the channel, to a person in chat, by mail. */
final class Saying {

    private static final Duration PASSING = Duration.ofHours(1);

    private Saying() {}

    /** A message to the channel that everybody needs, however late. */
    static List<Intended> post(Occasion occasion, String id, Words words) {
        return Living.has(occasion, ResourceKind.CONVERSATION)
                ? List.of(Intended.now(id, new PostMessage(words), Lane.CHATTER).after(Ids.OPEN_CONVERSATION))
                : List.of();
    }

    /** A message to the channel that is worth nothing an hour later. */
    static List<Intended> remark(Occasion occasion, String id, Words words) {
        return passing(occasion, post(occasion, id, words));
    }

    /** A personal message in chat; nothing when there is nobody to tell. */
    static List<Intended> tell(String id, List<String> people, Words words) {
        return people.isEmpty()
                ? List.of()
                : List.of(Intended.now(id, new TellPeople(people, words), Lane.PEOPLE)
                        .bestEffort());
    }

    /** A personal message in chat that is worth nothing an hour later; nothing when there is nobody to tell. */
    static List<Intended> nudge(Occasion occasion, String id, List<String> people, Words words) {
        return passing(occasion, tell(id, people, words));
    }

    /** A mail; nothing when there is nobody to write to. */
    static List<Intended> mail(String id, List<String> people, Words words) {
        return people.isEmpty() ? List.of() : List.of(Intended.now(id, new MailPeople(people, words), Lane.PEOPLE));
    }

    /**
     * To each person by the medium of the person and the size. A page is asked for elsewhere; what would be a call or a text message goes by chat,
     * as no tool of ours makes those.
     */
    static List<Intended> reach(Occasion occasion, String id, List<String> people, Words words) {
        List<String> byMail = new ArrayList<>();
        List<String> byChat = new ArrayList<>();
        for (String person : people) {
            (contact(occasion, person) == Contact.MAIL ? byMail : byChat).add(person);
        }
        List<Intended> all = new ArrayList<>(mail(id + "-mail", byMail, words));
        if (!byChat.isEmpty()) {
            all.add(Intended.now(id + "-chat", new TellPeople(byChat, words), Lane.PEOPLE));
        }
        return all;
    }

    static Contact contact(Occasion occasion, String person) {
        Knowledge.PersonEntry entry = occasion.policy().knowledge().person(person);
        return occasion.policy()
                .engagement()
                .contactFor(entry, occasion.after().facts().severity().tier());
    }

    /** The people who take part, in the order they came. */
    static List<String> participants(IncidentState state) {
        return state.team().participants().values().stream()
                .filter(Participant::isActive)
                .map(Participant::person)
                .toList();
    }

    /** The lead; nobody when it is vacant. */
    static List<String> lead(IncidentState state) {
        return state.team().holder(Role.LEAD).stream().toList();
    }

    /** A template with values, of which null ones are left out: name, value, name, value … */
    static Words words(String template, @Nullable String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            String value = namesAndValues[i + 1];
            if (name != null && value != null && !value.isBlank()) {
                values.put(name, value);
            }
        }
        return new Words(template, values, null);
    }

    private static List<Intended> passing(Occasion occasion, List<Intended> all) {
        return all.isEmpty()
                ? all
                : all.stream().map(each -> passing(occasion, each)).toList();
    }

    private static Intended passing(Occasion occasion, Intended intended) {
        return intended.bestEffort().until(occasion.circumstances().recordedAt().plus(PASSING));
    }
}
