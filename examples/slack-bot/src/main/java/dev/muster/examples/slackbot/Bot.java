package dev.muster.examples.slackbot;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.CheckReport;
import dev.muster.Health;
import dev.muster.Incidents;
import dev.muster.IncidentsBuilder;
import dev.muster.provider.slack.SlackSocket;
import dev.muster.spi.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A host of the library: the tools, the store, the threads, Slack's socket and the door, from the start to {@link #close}. */
final class Bot implements AutoCloseable {

    private static final int WORKERS = 2;

    private final Incidents incidents;
    private final SlackSocket socket;
    private final Door door;
    private final Rounds rounds;
    private final List<Provider> tools;
    private final HikariDataSource pool;

    private Bot(Setup setup, Incidents incidents, SlackSocket socket, Door door) {
        this.incidents = incidents;
        this.socket = socket;
        this.door = door;
        this.rounds = Rounds.begin(incidents.engine(), Rounds.EVERY);
        this.tools = new ArrayList<>(setup.others());
        this.tools.add(setup.slack());
        this.pool = setup.pool();
    }

    /**
     * Starts it: from here on what is due is done, and what comes in is taken.
     *
     * @throws dev.muster.StartupException when tools and playbook do not fit together
     */
    static Bot start(Setup setup) throws IOException {
        IncidentsBuilder builder = Incidents.builder()
                .playbook(setup.playbook())
                .provider(setup.slack())
                .workers(WORKERS);
        setup.others().forEach(builder::provider);
        Incidents incidents = builder.build();
        SlackSocket socket = setup.slack()
                .openSocket(delivery -> incidents.receive("slack", delivery).status());
        try {
            Door door = new Door(incidents, new Door.Guard(setup.port(), setup.alertToken()), socket::isConnected);
            return new Bot(setup, incidents, socket, door);
        } catch (IOException e) {
            socket.close();
            incidents.close();
            throw e;
        }
    }

    /** Where it can be reached by HTTP. */
    URI door() {
        return door.uri();
    }

    /** Whether Slack's socket is open. */
    boolean isConnected() {
        return socket.isConnected();
    }

    /** What every tool says of itself. Calls them. */
    CheckReport check() {
        return incidents.check();
    }

    /** How it is doing. */
    Health health() {
        return incidents.engine().health();
    }

    /** The incidents. */
    Incidents incidents() {
        return incidents;
    }

    /** Nothing more comes in, calls under way end, then everything is closed. What is not done yet is done after the next start. */
    @Override
    public void close() {
        socket.close();
        door.close();
        rounds.close();
        incidents.close();
        tools.forEach(Provider::close);
        pool.close();
    }
}
