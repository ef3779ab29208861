package dev.muster.provider.slack;

import dev.muster.provider.http.Calls;
import dev.muster.provider.http.ToolClient;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.Unsupported;
import dev.muster.spi.group.Group;
import dev.muster.spi.group.Groups;
import dev.muster.spi.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** User groups. A group that has no members cannot be in Slack. */
final class SlackGroups implements Groups {

    private final ToolClient client;
    private final SlackPeople people;
    private final Workspace workspace;

    SlackGroups(ToolClient client, SlackPeople people, Workspace workspace) {
        this.client = client;
        this.people = people;
        this.workspace = workspace;
    }

    @Override
    public Promises promises() {
        return Promises.of(Operation.GROUP_SET_MEMBERS, RepeatSafety.NATURAL);
    }

    @Override
    public Group setMembers(String name, List<Person> members, CallContext context) {
        if (members.isEmpty()) {
            throw new Unsupported(client.provider(), "a user group without members");
        }
        Calls calls = client.in(context);
        String users = String.join(",", ids(members, calls));
        Workspace.Identity us = workspace.identity(calls);
        UserGroup group = UserGroup.find(name, calls).orElseGet(() -> create(name, calls));
        if (group.disabled()) {
            calls.call(SlackApi.GROUP_ENABLE.with("usergroup", group.id()));
        }
        calls.call(SlackApi.GROUP_SET.with("usergroup", group.id()).with("users", users));
        return new Group(group.id(), us.group(group.id()));
    }

    @Override
    public List<String> members(String name, CallContext context) {
        Calls calls = client.in(context);
        Optional<UserGroup> group = UserGroup.find(name, calls).filter(each -> !each.disabled());
        List<String> members = new ArrayList<>();
        group.ifPresent(each -> UserGroup.members(each.id(), calls)
                .forEach(id -> members.add(people.byId(id, calls)
                        .map(account -> account.person(client.provider()).id())
                        .orElse(id))));
        return members;
    }

    private List<String> ids(List<Person> members, Calls calls) {
        Map<String, Account> accounts = people.of(members, calls);
        List<String> ids = new ArrayList<>();
        for (Person member : members) {
            Account account = accounts.get(member.id());
            if (account == null || account.deactivated()) {
                throw new Rejected(
                        client.provider(),
                        "member " + member.id(),
                        account == null ? "has no account in the workspace" : "has a deactivated account",
                        "leave the person out, or give the account that is meant");
            }
            ids.add(account.id());
        }
        return ids;
    }

    private static UserGroup create(String name, Calls calls) {
        return UserGroup.of(calls.call(SlackApi.GROUP_CREATE.with("name", name).with("handle", name))
                .json()
                .path("usergroup"));
    }
}
