package dev.muster.engagement;

import dev.muster.severity.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is brought in and how.
 *
 * @param commanders who leads
 * @param rules who else takes part
 * @param contacts the order of media by size, for people without a preference that fits
 */
public record EngagementPolicy(
        List<CommanderRule> commanders, List<EngagementRule> rules, Map<Tier, List<Contact>> contacts) {

    /** Copies the collections. */
    public EngagementPolicy {
        commanders = List.copyOf(commanders);
        rules = List.copyOf(rules);
        contacts = Map.copyOf(contacts);
    }

    /** The rule that says who leads: the most specific one that fits, the earlier of two alike. */
    public Optional<CommanderRule> commanderFor(Match.Subject subject) {
        if (commanders.isEmpty()) {
            return Optional.empty();
        }
        return commanders.stream()
                .filter(rule -> rule.when().reason(subject).isPresent())
                .max(Comparator.comparingInt((CommanderRule rule) -> rule.when().specificity())
                        .thenComparing(rule -> -commanders.indexOf(rule)));
    }

    /** The medium for a person at this size: major incidents use the loudest the policy allows, others the person's preference. */
    public Contact contactFor(Knowledge.PersonEntry person, Tier tier) {
        List<Contact> order = contacts.getOrDefault(tier, List.of(Contact.CHAT));
        return person.preferred().stream().filter(order::contains).findFirst().orElse(order.get(0));
    }
}
