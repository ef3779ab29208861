package dev.muster.examples.doors;

import dev.muster.Incidents;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/** A host with two doors of its own, on tools in memory: {@code mvn -q -B -Dplay -pl examples/doors -am compile exec:java}. */
public final class Doors {

    private Doors() {}

    /**
     * Runs until {@code quit} or the end of the input.
     *
     * @param args the port of the REST door; none takes a free one
     */
    public static void main(String[] args) throws IOException {
        try (Incidents incidents = Incidents.builder()
                        .playbook(Playbook.profile("minimal"))
                        .provider(InMemoryProvider.create())
                        .workers(1)
                        .build();
                RestDoor rest = new RestDoor(incidents, args.length == 0 ? 0 : Integer.parseInt(args[0]))) {
            System.out.println("REST at " + rest.uri());
            Console console = new Console(incidents, System.getProperty("user.name"));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            for (String line = in.readLine(); line != null && !line.strip().equals("quit"); line = in.readLine()) {
                System.out.println(console.line(line));
            }
        }
    }
}
