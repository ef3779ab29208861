package dev.muster.provider.slack;

import dev.muster.provider.http.Credentials;
import dev.muster.provider.http.Outcome;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.ToolClientBuilder;
import dev.muster.provider.http.pace.Waiting;
import dev.muster.spi.Provider;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Pace;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.Secret;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.group.Groups;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.people.People;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One Slack workspace. Thread-safe. Made by {@link SlackProviderFactory} from settings, or by {@link #builder}.
 *
 * <p>It must be installed as an app that the customer built: for apps that are sold outside Slack's Marketplace, history is limited to one request a
 * minute, and posts whose answers were lost could not be found again in time.
 */
public final class SlackProvider implements Provider {

    private final ToolClient client;
    private final @Nullable Secret appToken;
    private final Builder settings;
    private final SlackPeople people;
    private final SlackGroups groups;
    private final SlackConversations conversations;
    private final SlackInbound inbound;

    private SlackProvider(Builder builder) {
        this.settings = builder;
        this.appToken = builder.appToken;
        this.client = client(builder, builder.botToken);
        Words words = Words.in(builder.language);
        Workspace workspace = new Workspace(builder.clock);
        this.people = new SlackPeople(client, builder.clock);
        this.groups = new SlackGroups(client, people, workspace);
        this.conversations = new SlackConversations(
                client,
                people,
                new Channels(SlackProviderFactory.NAME, workspace, builder.clock, words),
                new Posts(SlackProviderFactory.NAME, people, workspace, builder.clock, words));
        this.inbound = new SlackInbound(
                SlackProviderFactory.NAME,
                List.copyOf(builder.signingSecrets),
                appToken == null ? List.of() : List.of(appToken));
    }

    /** Starts to set up a provider with the token of the app's bot, {@code xoxb-…}. */
    public static Builder builder(Secret botToken) {
        return new Builder(botToken);
    }

    @Override
    public String name() {
        return SlackProviderFactory.NAME;
    }

    @Override
    public String version() {
        String version = SlackProvider.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** Asks Slack whose token it is, and compares the scopes it has with those that the calls need. */
    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        String subject = name() + "." + SlackSettings.BOT_TOKEN;
        try {
            Outcome outcome = client.aside("check").send(SlackApi.AUTH_TEST.request());
            if (outcome instanceof Outcome.Done done) {
                Workspace.Identity us = Workspace.identity(done.reply());
                findings.add(Finding.info(subject, "is user " + us.userId() + " of " + us.url()));
                done.reply().header("x-oauth-scopes").ifPresent(granted -> findings.addAll(missing(granted)));
            } else {
                client.aside("check").reply(SlackApi.AUTH_TEST.request(), outcome);
            }
        } catch (Misconfigured e) {
            findings.add(Finding.error(name() + "." + e.setting(), e.getMessage(), e.remedy()));
        } catch (ProviderException e) {
            findings.add(Finding.error(subject, e.getMessage(), "check the URL, the network and status.slack.com"));
        }
        if (!settings.signingSecrets.isEmpty()) {
            findings.addAll(inbound.findings());
        } else if (appToken == null) {
            findings.add(Finding.warning(
                    name() + "." + SlackSettings.SIGNING_SECRET,
                    "is missing, and so is " + SlackSettings.APP_TOKEN + ": nothing comes in from Slack",
                    "set one of them, for HTTP or for Socket Mode"));
        }
        return findings;
    }

    @Override
    public List<Pace> paces() {
        Duration minute = Duration.ofMinutes(1);
        return List.of(
                pace(Operation.CONVERSATION_OPEN, 20, minute),
                pace(Operation.CONVERSATION_RENAME, 20, minute),
                pace(Operation.CONVERSATION_DESCRIBE, 20, minute),
                pace(Operation.CONVERSATION_INVITE, 50, minute),
                pace(Operation.CONVERSATION_UPDATE, 50, minute),
                pace(Operation.CONVERSATION_WHISPER, 100, minute),
                pace(Operation.CONVERSATION_PIN, 20, minute),
                pace(Operation.CONVERSATION_BOOKMARK, 20, minute),
                pace(Operation.CONVERSATION_ARCHIVE, 20, minute),
                pace(Operation.CONVERSATION_UNARCHIVE, 20, minute),
                pace(Operation.GROUP_SET_MEMBERS, 20, minute));
    }

    @Override
    public Optional<Conversations> conversations() {
        return Optional.of(conversations);
    }

    @Override
    public Optional<People> people() {
        return Optional.of(people);
    }

    @Override
    public Optional<Groups> groups() {
        return Optional.of(groups);
    }

    @Override
    public Optional<Inbound> inbound() {
        return Optional.of(inbound);
    }

    /**
     * Opens Socket Mode and keeps it open until the answer is closed.
     *
     * @param receiver keeps a delivery and answers the status that it would answer by HTTP, such as {@code d -> incidents.receive("slack",
     *     d).status()}; called on a thread of the connection, and expected to answer within three seconds
     * @throws Misconfigured when the app-level token is not set
     */
    public SlackSocket openSocket(ToIntFunction<Delivery> receiver) {
        Secret token = appToken;
        if (token == null) {
            throw new Misconfigured(
                    name(),
                    SlackSettings.APP_TOKEN,
                    "is missing: Socket Mode cannot connect",
                    "make an app-level token with connections:write under Basic Information, and set it");
        }
        return new SlackSocket(
                new SlackSocket.Parts(client(settings, token), token, settings.clock, settings.firstPause), receiver);
    }

    @Override
    public void close() {
        client.close();
    }

    private List<Finding> missing(String granted) {
        Set<String> scopes =
                Arrays.stream(granted.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(SlackApi.scopes());
        missing.removeAll(scopes);
        return missing.stream()
                .map(scope -> Finding.error(
                        name(),
                        "missing scope " + scope + ", so these calls fail: "
                                + String.join(", ", SlackApi.callsThatNeed(scope)),
                        "add it under OAuth & Permissions, or take the whole manifest from SlackManifest, then"
                                + " reinstall the app"))
                .toList();
    }

    private Pace pace(Operation operation, int permits, Duration window) {
        return new Pace(operation, Math.max(1, (int) (permits * settings.share)), window);
    }

    private static ToolClient client(Builder builder, Secret token) {
        ToolClientBuilder made = ToolClient.builder(SlackProviderFactory.NAME, builder.url)
                .credentials(Credentials.bearer(() -> token))
                .dialect(new SlackDialect())
                .alsoAt("*.slack.com")
                .clock(builder.clock)
                .waiting(builder.waiting)
                .timeout(builder.timeout)
                .breaker(builder.breakAfter, Duration.ofSeconds(10))
                .mostBytes(16 << 20)
                .share(builder.share);
        builder.signingSecrets.forEach(made::secret);
        made.secret(builder.botToken);
        if (builder.appToken != null) {
            made.secret(builder.appToken);
        }
        return made.build();
    }

    /** Whose workspace it is; never a secret. */
    @Override
    public String toString() {
        return name() + " at " + settings.url;
    }

    /**
     * Sets up a provider. Not thread-safe. Defaults: the Web API at {@code https://slack.com/api/}, no signing secret, no app token, English, the whole
     * of the rate limits, 10 seconds a call, the system clock.
     */
    public static final class Builder {

        private final Secret botToken;
        private final List<Secret> signingSecrets = new ArrayList<>();
        private @Nullable Secret appToken;
        private URI url = URI.create("https://slack.com/api/");
        private Locale language = Locale.ENGLISH;
        private double share = 1;
        private Duration timeout = Duration.ofSeconds(10);
        private InstantSource clock = InstantSource.system();
        private Waiting waiting = Waiting.ON_THREAD;
        private Duration firstPause = Duration.ofSeconds(1);
        private int breakAfter = 10;

        private Builder(Secret botToken) {
            this.botToken = Objects.requireNonNull(botToken, "botToken");
        }

        /** A secret that Slack signs with; call it twice while the secret is being changed. */
        public Builder signingSecret(Secret secret) {
            signingSecrets.add(Objects.requireNonNull(secret, "secret"));
            return this;
        }

        /** The app-level token, {@code xapp-…}, for Socket Mode. */
        public Builder appToken(Secret token) {
            this.appToken = Objects.requireNonNull(token, "token");
            return this;
        }

        /** Where the Web API is. */
        public Builder url(URI base) {
            this.url = Objects.requireNonNull(base, "base");
            return this;
        }

        /** The language of the few words that the provider puts around messages. */
        public Builder language(Locale words) {
            this.language = Objects.requireNonNull(words, "words");
            return this;
        }

        /** The share of Slack's rate limits to use, above 0 to 1. */
        public Builder share(double part) {
            if (!(part > 0 && part <= 1)) {
                throw new IllegalArgumentException("share is " + part + ": expected more than 0 and at most 1");
            }
            this.share = part;
            return this;
        }

        /** How long one call may take. */
        public Builder timeout(Duration most) {
            this.timeout = Objects.requireNonNull(most, "most");
            return this;
        }

        /** What tells the time. */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** How a call waits for its turn; tests move a clock instead. */
        public Builder waiting(Waiting how) {
            this.waiting = Objects.requireNonNull(how, "how");
            return this;
        }

        Builder firstPause(Duration pause) {
            this.firstPause = pause;
            return this;
        }

        Builder breakAfter(int failures) {
            this.breakAfter = failures;
            return this;
        }

        /** The provider. Connects to nothing yet. */
        public SlackProvider build() {
            try {
                return new SlackProvider(this);
            } catch (Rejected e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }
}
