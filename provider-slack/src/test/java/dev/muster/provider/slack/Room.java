package dev.muster.provider.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A channel of the scripted workspace. */
public final class Room {

    public final String id;
    final boolean isPrivate;
    final String creator;
    final long created;
    public String name;
    public String topic = "";
    public String purpose = "";
    public boolean archived;
    public final Set<String> members = new LinkedHashSet<>();
    public final Set<String> pins = new LinkedHashSet<>();
    public final Map<String, ObjectNode> bookmarks = new LinkedHashMap<>();
    public final TreeMap<String, ObjectNode> messages = new TreeMap<>();

    Room(String id, String name, boolean isPrivate, String creator, long created) {
        this.id = id;
        this.name = name;
        this.isPrivate = isPrivate;
        this.creator = creator;
        this.created = created;
        members.add(creator);
    }

    ObjectNode json() {
        ObjectNode room = Json.object()
                .put("id", id)
                .put("name", name)
                .put("is_channel", !isPrivate)
                .put("is_private", isPrivate)
                .put("is_archived", archived)
                .put("creator", creator)
                .put("created", created);
        room.putObject("topic").put("value", topic);
        room.putObject("purpose").put("value", purpose);
        return room;
    }

    public List<ObjectNode> newestFirst() {
        return new ArrayList<>(messages.descendingMap().values());
    }
}
