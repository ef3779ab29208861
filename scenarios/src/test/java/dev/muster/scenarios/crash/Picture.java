package dev.muster.scenarios.crash;

import dev.muster.provider.inmemory.Call;
import dev.muster.spi.store.IntentQuery;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run leaves behind in store and tools, but for the times: the history of every incident, what became of each intent, and every change of a tool.
 *
 * @param lines sorted
 */
record Picture(List<String> lines) {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    static Picture of(World world) {
        Stream<String> histories = histories(world);
        Stream<String> intents = world.streams().stream()
                .flatMap(stream -> world.store().intents(IntentQuery.of(stream)).stream())
                .map(intent -> intent.intent().key() + " " + intent.state() + " " + intent.detail());
        Stream<String> changes = world.tools().calls().writes().stream().map(Call::line);
        return new Picture(timeless(Stream.of(histories, intents, changes).flatMap(lines -> lines)));
    }

    /** The histories alone, and the deliveries that nobody could read. */
    static List<String> told(World world) {
        Stream<String> unread =
                world.store().quarantine(Integer.MAX_VALUE).stream().map(deposit -> "unread " + deposit.deliveryId());
        return timeless(Stream.concat(histories(world), unread));
    }

    private static Stream<String> histories(World world) {
        return world.streams().stream()
                .flatMap(stream -> world.store().read(stream, 0, Integer.MAX_VALUE).stream())
                .map(stored -> stored.stream() + " " + stored.event().type() + " "
                        + stored.event().payload());
    }

    private static List<String> timeless(Stream<String> lines) {
        return lines.map(line -> TIME.matcher(line).replaceAll("(time)"))
                .sorted()
                .toList();
    }
}
