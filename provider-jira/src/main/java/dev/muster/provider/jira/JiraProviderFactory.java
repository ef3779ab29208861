package dev.muster.provider.jira;

import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.config.Setting;
import dev.muster.spi.ticket.TicketState;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a {@link JiraProvider} from settings. */
public final class JiraProviderFactory implements ProviderFactory {

    private static final String URL = "url";
    private static final String WEB_URL = "web-url";
    private static final String EMAIL = "email";
    private static final String TOKEN = "token";
    private static final String PROJECT = "project";
    private static final String TYPES = "types";
    private static final String STATUSES = "statuses";
    private static final String PRIORITIES = "priorities";
    private static final String FIELDS = "fields";
    private static final String RELATIONS = "relations";
    private static final String SECURITY_LEVEL = "security-level";
    private static final String ACCOUNTS = "accounts";
    private static final String WEBHOOK_SECRETS = "webhook-secrets";
    private static final String SETTLE_DELAY = "settle-delay";

    private static final List<Setting> SETTINGS = List.of(
            Setting.required(
                    URL,
                    Setting.Type.URL,
                    "https://acme.atlassian.net, or with OAuth https://api.atlassian.com/ex/jira/ and the cloud id"),
            Setting.required(TOKEN, Setting.Type.SECRET, "an API token, or without email an OAuth access token"),
            Setting.required(PROJECT, Setting.Type.TEXT, "the key of the project"),
            Setting.optional(
                    EMAIL, Setting.Type.TEXT, null, "the e-mail address of the account that the API token belongs to"),
            Setting.optional(WEB_URL, Setting.Type.URL, null, "where people open tickets, when that is not url"),
            Setting.optional(
                    TYPES,
                    Setting.Type.TEXT,
                    null,
                    "issue types by kind: incident=Incident,review=Task,action-item=Task"),
            Setting.optional(
                    STATUSES,
                    Setting.Type.TEXT,
                    null,
                    "statuses by state: open=To Do,in-progress=In Progress,resolved=Done and so on"),
            Setting.optional(
                    PRIORITIES, Setting.Type.TEXT, null, "priorities by the library's words: sev1=Highest,sev2=High"),
            Setting.optional(
                    FIELDS,
                    Setting.Type.TEXT,
                    null,
                    "fields by the library's names: impact=customfield_10050:text, or :paragraph, :number, :option"),
            Setting.optional(
                    RELATIONS, Setting.Type.TEXT, null, "link types by the library's words: post-mortem of=Relates"),
            Setting.optional(
                    SECURITY_LEVEL,
                    Setting.Type.TEXT,
                    null,
                    "the security level of tickets that not everybody may see"),
            Setting.optional(
                    ACCOUNTS,
                    Setting.Type.TEXT,
                    null,
                    "account ids of people whose address is hidden: ann@example.com=5b10a2844c20"),
            Setting.optional(
                    WEBHOOK_SECRETS,
                    Setting.Type.SECRET,
                    null,
                    "the secrets of webhooks, separated by commas: the new one beside the old"),
            Setting.optional(
                    SETTLE_DELAY,
                    Setting.Type.DURATION,
                    "PT1M",
                    "how long Jira's search may lag behind what was written"));

    /** A factory; what {@code ServiceLoader} calls. */
    public JiraProviderFactory() {
        // nothing to keep
    }

    @Override
    public String name() {
        return JiraProvider.NAME;
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Provider create(ProviderConfig config) {
        List<Finding> problems = config.check();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems.stream().map(Finding::line).toList()));
        }
        Secret token = config.secret(TOKEN).orElseThrow();
        JiraBuilder builder = JiraProvider.builder(config.url(URL).orElseThrow(), mapping(config))
                .accounts(pairs(config, ACCOUNTS))
                .settleDelay(config.duration(SETTLE_DELAY).orElseThrow());
        config.text(EMAIL)
                .ifPresentOrElse(email -> builder.basic(email, () -> token), () -> builder.oauth(() -> token));
        config.url(WEB_URL).ifPresent(builder::web);
        List<Secret> secrets = config.secret(WEBHOOK_SECRETS).stream()
                .flatMap(secret -> parts(secret.reveal()))
                .map(Secret::of)
                .toList();
        if (!secrets.isEmpty()) {
            builder.webhookSecrets(() -> secrets);
        }
        return builder.build();
    }

    private static JiraMapping mapping(ProviderConfig config) {
        JiraMapping mapping = JiraMapping.of(config.required(PROJECT))
                .withTypes(pairs(config, TYPES))
                .withStatuses(statuses(pairs(config, STATUSES)))
                .withPriorities(pairs(config, PRIORITIES))
                .withFields(fields(pairs(config, FIELDS)))
                .withRelations(pairs(config, RELATIONS));
        return config.text(SECURITY_LEVEL).map(mapping::withSecurityLevel).orElse(mapping);
    }

    private static Map<TicketState, String> statuses(Map<String, String> names) {
        Map<TicketState, String> statuses = new EnumMap<>(TicketState.class);
        names.forEach((name, status) -> statuses.put(state(name), status));
        return statuses;
    }

    private static TicketState state(String name) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(TicketState.values())
                .filter(state -> state.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> malformed(
                        STATUSES,
                        "expected states out of "
                                + Stream.of(TicketState.values())
                                        .map(TicketState::name)
                                        .toList()));
    }

    private static Map<String, JiraField> fields(Map<String, String> ids) {
        Map<String, JiraField> fields = new TreeMap<>();
        ids.forEach((name, id) -> fields.put(name, field(id)));
        return fields;
    }

    private static JiraField field(String text) {
        String[] parts = text.split(":", 2);
        String form = parts.length < 2 ? "text" : parts[1];
        return new JiraField(
                parts[0],
                Stream.of(JiraField.Form.values())
                        .filter(each -> each.name().equalsIgnoreCase(form))
                        .findFirst()
                        .orElseThrow(
                                () -> malformed(FIELDS, "expected text, paragraph, number or option after the colon")));
    }

    private static Map<String, String> pairs(ProviderConfig config, String setting) {
        Map<String, String> pairs = new TreeMap<>();
        config.text(setting).stream().flatMap(JiraProviderFactory::parts).forEach(part -> {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw malformed(setting, "expected name=value, separated by commas");
            }
            pairs.put(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        });
        return pairs;
    }

    private static Stream<String> parts(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static IllegalArgumentException malformed(String setting, String expected) {
        return new IllegalArgumentException(JiraProvider.NAME + "." + setting + " is malformed: " + expected);
    }
}
