package dev.muster.provider.jira;

import dev.muster.spi.ticket.TicketState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the site calls what the library means. Immutable.
 *
 * @param project the key of the project
 * @param types the name of the issue type by the library's kind; {@code incident} must be there
 * @param priorities the name of the priority by the library's word; others are left to Jira
 * @param statuses the name of the status by the library's state; several states may share one
 * @param fields the id and form of a field by the library's name, which is "incident", "severity", "type" or "services"; others are not written
 * @param relations the name of the link type by the library's words; others are {@code Relates}
 * @param securityLevel the name of the security level of what not everybody may see, or null where there is none
 */
public record JiraMapping(
        String project,
        Map<String, String> types,
        Map<String, String> priorities,
        Map<TicketState, String> statuses,
        Map<String, JiraField> fields,
        Map<String, String> relations,
        @Nullable String securityLevel) {

    /** Which state a status stands for when several share it. */
    private static final List<TicketState> PREFERRED = List.of(
            TicketState.OPEN,
            TicketState.IN_PROGRESS,
            TicketState.CLOSED,
            TicketState.RESOLVED,
            TicketState.MITIGATED,
            TicketState.CANCELLED);

    /** Checks that every state and the type of incidents are mapped; copies the maps. */
    public JiraMapping {
        if (!project.matches("[A-Za-z][A-Za-z0-9_]{0,254}")) {
            throw new IllegalArgumentException("jira.project is no key of a project: expected one such as INC");
        }
        if (!types.containsKey("incident")) {
            throw new IllegalArgumentException("jira.types has no incident: expected the name of an issue type for it");
        }
        for (TicketState state : TicketState.values()) {
            if (!statuses.containsKey(state)) {
                throw new IllegalArgumentException(
                        "jira.statuses has no " + state + ": expected the name of a status for it");
            }
        }
        types = Map.copyOf(types);
        priorities = Map.copyOf(priorities);
        statuses = Map.copyOf(statuses);
        fields = Map.copyOf(fields);
        relations = Map.copyOf(relations);
    }

    /** A project as Jira makes it: tasks, and the statuses To Do, In Progress and Done. */
    public static JiraMapping of(String project) {
        Map<TicketState, String> statuses = new EnumMap<>(TicketState.class);
        statuses.put(TicketState.OPEN, "To Do");
        statuses.put(TicketState.IN_PROGRESS, "In Progress");
        statuses.put(TicketState.MITIGATED, "In Progress");
        statuses.put(TicketState.RESOLVED, "Done");
        statuses.put(TicketState.CLOSED, "Done");
        statuses.put(TicketState.CANCELLED, "Done");
        return new JiraMapping(project, Map.of("incident", "Task"), Map.of(), statuses, Map.of(), Map.of(), null);
    }

    /** The same with other names of issue types, by kind. */
    public JiraMapping withTypes(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(types);
        all.putAll(more);
        return new JiraMapping(project, all, priorities, statuses, fields, relations, securityLevel);
    }

    /** The same with other names of statuses, by state. */
    public JiraMapping withStatuses(Map<TicketState, String> more) {
        Map<TicketState, String> all = new EnumMap<>(statuses);
        all.putAll(more);
        return new JiraMapping(project, types, priorities, all, fields, relations, securityLevel);
    }

    /** The same with names of priorities, by the library's word. */
    public JiraMapping withPriorities(Map<String, String> names) {
        return new JiraMapping(project, types, names, statuses, fields, relations, securityLevel);
    }

    /** The same with fields, by the library's name. */
    public JiraMapping withFields(Map<String, JiraField> byName) {
        return new JiraMapping(project, types, priorities, statuses, byName, relations, securityLevel);
    }

    /** The same with names of link types, by the library's words. */
    public JiraMapping withRelations(Map<String, String> names) {
        return new JiraMapping(project, types, priorities, statuses, fields, names, securityLevel);
    }

    /** The same with a security level for what not everybody may see. */
    public JiraMapping withSecurityLevel(String name) {
        return new JiraMapping(
                project, types, priorities, statuses, fields, relations, Objects.requireNonNull(name, "name"));
    }

    String type(String kind) {
        return types.getOrDefault(kind, Objects.requireNonNull(types.get("incident")));
    }

    String status(TicketState state) {
        return Objects.requireNonNull(statuses.get(state));
    }

    String relation(String words) {
        return relations.getOrDefault(words, "Relates");
    }

    /** The state that a status stands for; empty for one that is not mapped. */
    Optional<TicketState> state(String status) {
        return PREFERRED.stream()
                .filter(state -> status(state).equalsIgnoreCase(status))
                .findFirst();
    }

    /** The names of the statuses in which work on a ticket is over. */
    Set<String> finalStatuses() {
        Set<String> names = new TreeSet<>();
        statuses.values().stream()
                .filter(name -> state(name).filter(TicketState::isFinal).isPresent())
                .forEach(names::add);
        return names;
    }
}
