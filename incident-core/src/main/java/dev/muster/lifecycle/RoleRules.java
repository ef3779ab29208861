package dev.muster.lifecycle;

import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.util.List;
import java.util.Optional;

/** Who has which role. A role has one holder; a hand-over is one event. */
final class RoleRules {

    private RoleRules() {}

    static void register(Decider.Table table) {
        table.on(Command.AssignRole.class, RoleRules::assign);
        table.on(Command.ReleaseRole.class, RoleRules::release);
    }

    private static List<Event> assign(
            Command.AssignRole command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        Demand.text(state, command, "person", command.person(), "name who takes it");
        if (command.role().equals(Role.RESPONDER)) {
            Draft draft = new Draft(state, at, policy);
            EngagementRules.engage(draft, command.person(), Role.RESPONDER, "responds");
            return draft.events();
        }
        String role = required(command, command.role(), state, policy);
        String holder = state.team().holderOrNull(role);
        if (command.person().equals(holder)) {
            return List.of();
        }
        if (command.expected() != null && !command.expected().equals(holder == null ? "" : holder)) {
            throw new Conflict(
                    state.id(),
                    "AssignRole " + role + " to " + command.person(),
                    holder == null ? "vacant" : "held by " + holder);
        }
        Draft draft = new Draft(state, at, policy);
        EngagementRules.engage(draft, command.person(), role, "takes the role " + role);
        return draft.add(new Event.RoleAssigned(role, command.person(), holder)).events();
    }

    private static List<Event> release(
            Command.ReleaseRole command, IncidentState state, Circumstances at, IncidentPolicy policy) {
        String holder = state.team().holderOrNull(command.role());
        if (holder == null) {
            return List.of();
        }
        if (!holder.equals(command.person())) {
            throw new Conflict(
                    state.id(), "ReleaseRole " + command.role() + " of " + command.person(), "held by " + holder);
        }
        return List.of(new Event.RoleReleased(command.role(), holder));
    }

    /** Whether a role is one that a single person holds at the incident's size. */
    static boolean isHeld(String role, IncidentState state, IncidentPolicy policy) {
        return !role.equals(Role.RESPONDER) && roles(state, policy).contains(role);
    }

    private static String required(
            Command.AssignRole command, String wanted, IncidentState state, IncidentPolicy policy) {
        List<String> keys = roles(state, policy);
        if (keys.contains(wanted)) {
            return wanted;
        }
        Tier tier = state.facts().severity().tier();
        Optional<Role> covering = policy.roles().covering(tier, wanted);
        String reason = covering.isPresent()
                ? "role '" + wanted + "' is merged into '" + covering.get().key() + "' at " + tier
                : "role '" + wanted + "' is unknown at " + tier;
        String remedy = covering.isPresent() ? "assign '" + covering.get().key() + "'" : "expected one of " + keys;
        throw new Refused(state.id(), Demand.name(command), reason, remedy);
    }

    private static List<String> roles(IncidentState state, IncidentPolicy policy) {
        return policy.roles().of(state.facts().severity().tier()).stream()
                .map(Role::key)
                .toList();
    }
}
