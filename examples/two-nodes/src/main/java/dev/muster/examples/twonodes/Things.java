package dev.muster.examples.twonodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the tools hold, by kind and by the key of the request that made it. Thread-safe. */
final class Things {

    static final String PAGE = "page";
    static final String TICKET = "ticket";
    static final String ROOM = "room";
    static final String POST = "post";

    private final Map<String, List<Long>> made = new HashMap<>();
    private final Map<String, Room> rooms = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private final List<String> order = new ArrayList<>();
    private long last;

    private record Room(long id, String request) {}

    /** Makes one more thing. */
    synchronized long make(String kind, String request) {
        last++;
        order.add(kind);
        made.computeIfAbsent(kind + ' ' + request, key -> new ArrayList<>(1)).add(last);
        return last;
    }

    /** Makes a thing unless the request has made it before. */
    synchronized long makeOnce(String kind, String request) {
        List<Long> before = find(kind, request);
        return before.isEmpty() ? make(kind, request) : before.get(0);
    }

    /** Opens a room, or says whose its name is. */
    synchronized String makeRoom(String request, String name) {
        Room taken = rooms.get(name);
        if (taken != null) {
            return "TAKEN\t" + taken.id() + '\t' + taken.request();
        }
        long id = make(ROOM, request);
        rooms.put(name, new Room(id, request));
        return "MADE\t" + id;
    }

    synchronized List<Long> find(String kind, String request) {
        return made.getOrDefault(kind + ' ' + request, List.of()).stream()
                .filter(id -> !gone.contains(id))
                .toList();
    }

    synchronized void takeBack(long id) {
        gone.add(id);
    }

    /** How many things of a kind there are, without what was taken back. */
    synchronized long count(String kind) {
        return made.entrySet().stream()
                .filter(each -> each.getKey().startsWith(kind + ' '))
                .flatMap(each -> each.getValue().stream())
                .filter(id -> !gone.contains(id))
                .count();
    }

    /** Requests for which there is more than one thing now. */
    synchronized long doubled() {
        return made.values().stream()
                .filter(ids -> ids.stream().filter(id -> !gone.contains(id)).count() > 1)
                .count();
    }

    /** How many things were taken back. */
    synchronized long takenBack() {
        return gone.size();
    }

    /** The kinds of all things in the order in which they were made. */
    synchronized List<String> order() {
        return List.copyOf(order);
    }
}
