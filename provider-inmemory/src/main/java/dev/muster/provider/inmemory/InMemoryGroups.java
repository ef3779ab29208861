package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.group.Group;
import dev.muster.spi.group.Groups;
import dev.muster.spi.people.Person;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups of people whose membership is set as a whole. People are known by {@link Person#id()}. Thread-safe. */
public final class InMemoryGroups implements Groups {

    private final Tool tool;
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();

    InMemoryGroups(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Promises promises() {
        return tool.promises("groups.");
    }

    @Override
    public Group setMembers(String name, List<Person> members, CallContext context) {
        return tool.write(Operation.GROUP_SET_MEMBERS, name, context, () -> {
            Set<String> ids = new LinkedHashSet<>();
            members.forEach(member -> ids.add(member.id()));
            groups.put(name, ids);
            String address = name + "@" + tool.name() + ".example";
            return new Group(address, java.net.URI.create("mailto:" + encoded(address)));
        });
    }

    @Override
    public List<String> members(String name, CallContext context) {
        return tool.read("groups.members", name, context, () -> List.copyOf(groups.getOrDefault(name, Set.of())));
    }

    /** Every group with the ids of its members, in the order they were made. */
    public Map<String, List<String>> all() {
        return tool.world(() -> {
            Map<String, List<String>> all = new LinkedHashMap<>();
            groups.forEach((name, members) -> all.put(name, List.copyOf(members)));
            return all;
        });
    }

    /** Somebody adds a person to a group. */
    public void add(String group, String person) {
        tool.world(
                () -> groups.computeIfAbsent(group, g -> new LinkedHashSet<>()).add(person));
    }

    private static String encoded(String address) {
        return java.net.URLEncoder.encode(address, java.nio.charset.StandardCharsets.UTF_8);
    }
}
