package dev.muster.scenarios.vendors;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports on which this process listens, as Linux tells them in {@code /proc}. */
final class Ports {

    private static final Path SELF = Path.of("/proc/self");
    private static final String LISTENS = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Ports() {}

    /** All of them now. */
    static Set<Integer> open() throws IOException {
        Set<String> ours = sockets();
        Set<Integer> ports = new TreeSet<>();
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            Path path = SELF.resolve(table);
            if (Files.isReadable(path)) {
                try (Stream<String> lines = Files.lines(path)) {
                    ports.addAll(lines.skip(1)
                            .map(line -> line.strip().split("\\s+"))
                            .filter(line -> line[STATE].equals(LISTENS) && ours.contains(line[INODE]))
                            .map(line -> line[ADDRESS].substring(line[ADDRESS].indexOf(':') + 1))
                            .map(port -> Integer.valueOf(port, 16))
                            .collect(Collectors.toSet()));
                }
            }
        }
        return ports;
    }

    private static Set<String> sockets() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SELF.resolve("fd"))) {
            for (Path file : files) {
                String target = target(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return ""; // closed since it was listed
        }
    }
}
