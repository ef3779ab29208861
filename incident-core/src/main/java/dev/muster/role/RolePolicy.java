package dev.muster.role;

import dev.muster.severity.Tier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which roles an incident of a size has. Roles may be merged and added by need (LinkedIn).
 *
 * @param byTier the exact set for each size
 */
public record RolePolicy(Map<Tier, List<Role>> byTier) {

    /** Copies; checks that every size has a set with exactly one role that leads. */
    public RolePolicy {
        Map<Tier, List<Role>> copy = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            List<Role> roles = byTier.getOrDefault(tier, List.of());
            if (leads(roles) != 1) {
                throw new IllegalArgumentException(
                        "roles of " + tier + " are " + roles + ": expected exactly one with key '" + Role.LEAD + "'");
            }
            copy.put(tier, List.copyOf(roles));
        }
        byTier = Map.copyOf(copy);
    }

    private static int leads(List<Role> roles) {
        int leads = 0;
        for (Role role : roles) {
            leads += role.key().equals(Role.LEAD) ? 1 : 0;
        }
        return leads;
    }

    /** The roles of an incident of this size. */
    public List<Role> of(Tier tier) {
        return byTier.getOrDefault(tier, List.of());
    }

    /** The role that answers for a duty at this size. */
    public Optional<Role> covering(Tier tier, String duty) {
        return of(tier).stream().filter(r -> r.covers(duty)).findFirst();
    }
}
