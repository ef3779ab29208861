package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.provider.http.testing.Heard;
import dev.muster.provider.http.testing.Manners;
import dev.muster.provider.http.testing.ScriptedServer;
import dev.muster.provider.http.testing.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jira Cloud as the reference of its REST API v3 describes it, as far as this provider uses it. Its search lags by a minute. */
public final class ScriptedJira implements AutoCloseable {

    static final Duration LAG = Duration.ofMinutes(1);
    static final String API = "/rest/api/3/";
    public static final String ANN = "5b10ac8d82e05b22cc7d4ef5";
    public static final String BOB = "5b10ac8d82e05b22cc7d4ef6";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    private static final Pattern CLAUSE = Pattern.compile(
            "(project|issuetype|labels|summary|status) (=|~|not in) (?:\"((?:[^\"\\\\]|\\\\.)*)\"|\\((.*?)\\))");

    public final ScriptedServer server = ScriptedServer.start(new JiraManners());
    public final Map<String, Issue> issues = new LinkedHashMap<>();
    boolean tellsCommentProperties = true;

    private final InstantSource clock;
    private final Consumer<Duration> passing;
    private final Map<String, String> statuses = new LinkedHashMap<>();
    private final List<ObjectNode> people = new ArrayList<>();
    private String unreachable = "";
    private int last = 10_000;

    /** One issue with what belongs to it. */
    public static final class Issue {
        public final String id;
        public final String key;
        public final ObjectNode fields;
        final Instant createdAt;
        public final List<ObjectNode> comments = new ArrayList<>();
        public final Map<String, ObjectNode> remote = new LinkedHashMap<>();

        Issue(String id, String key, ObjectNode fields, Instant createdAt) {
            this.id = id;
            this.key = key;
            this.fields = fields;
            this.createdAt = createdAt;
        }

        public String summary() {
            return fields.path("summary").asText();
        }

        public String status() {
            return fields.at("/status/name").asText();
        }

        List<String> labels() {
            List<String> labels = new ArrayList<>();
            fields.path("labels").forEach(each -> labels.add(each.asText()));
            return labels;
        }
    }

    ScriptedJira(HandClock clock) {
        this(clock, clock::advance);
    }

    /** In the time of others: between two things that happen some of it passes, as {@code passing} is told. */
    public ScriptedJira(InstantSource clock, Consumer<Duration> passing) {
        this.clock = clock;
        this.passing = passing;
        person(ANN, "Ann Smith", "ann@example.com");
        person(BOB, "Bob Jones", "bob@example.com");
        statuses.put("To Do", "new");
        statuses.put("In Progress", "indeterminate");
        statuses.put("Mitigated", "indeterminate");
        statuses.put("Resolved", "done");
        statuses.put("Closed", "done");
        statuses.put("Cancelled", "done");
        script();
    }

    Issue issue(String idOrKey) {
        return found(idOrKey).orElseThrow(() -> new AssertionError("there is no issue " + idOrKey));
    }

    Optional<Issue> found(String idOrKey) {
        return issues.values().stream()
                .filter(each -> each.id.equals(idOrKey) || each.key.equals(idOrKey))
                .findFirst();
    }

    /** No transition leads to this status from now on. */
    ScriptedJira withoutTransitionTo(String status) {
        unreachable = status;
        return this;
    }

    @Override
    public void close() {
        server.close();
    }

    private void script() {
        on("POST", "issue", heard -> create(heard));
        onIssue("GET", "", (heard, issue) -> Told.json(tree(issue)));
        onIssue("PUT", "", this::edit);
        onIssue("GET", "/transitions", (heard, issue) -> transitions());
        onIssue("POST", "/transitions", this::move);
        onIssue("GET", "/comment", (heard, issue) -> comments(issue));
        onIssue("POST", "/comment", this::comment);
        onIssue(
                "DELETE",
                "/comment/{comment}",
                (heard, issue) -> issue.comments.removeIf(
                                comment -> comment.path("id").asText().equals(heard.named("comment")))
                        ? Told.empty(204)
                        : refusedWith(404, "Can not find a comment for the id: " + heard.named("comment")));
        onIssue("POST", "/remotelink", this::link);
        on("POST", "issueLink", this::relate);
        on("POST", "search/jql", this::search);
        on("GET", "comment/{id}/properties/{property}", this::commentProperty);
        on("GET", "user/search", heard -> Told.json(users(heard.query("query").orElse(""))));
        on("GET", "user", heard -> {
            ArrayNode found = users(heard.query("accountId").orElse(""));
            return found.isEmpty() ? refusedWith(404, "The user does not exist") : Told.json(found.get(0));
        });
        on("GET", "group/member", heard -> {
            if (!heard.query("groupname").orElse("").equals("payments")) {
                return refusedWith(404, "The group does not exist");
            }
            ObjectNode page = Json.object().put("isLast", true);
            page.set("values", users("@example.com"));
            return Told.json(page);
        });
        on("GET", "myself", heard -> Told.json(user(ANN, "Ann Smith", "ann@example.com")));
        on("GET", "project/{id}/statuses", heard -> {
            ArrayNode types = Json.list();
            for (String type : List.of("Incident", "Task")) {
                ArrayNode names = types.addObject().put("name", type).putArray("statuses");
                statuses.keySet().forEach(name -> names.addObject().put("name", name));
            }
            return Told.json(types);
        });
    }

    private void on(String method, String path, dev.muster.provider.http.testing.Script script) {
        server.on(method + " " + API + path, script);
    }

    private void onIssue(String method, String path, BiFunction<Heard, Issue, Told> script) {
        on(
                method,
                "issue/{id}" + path,
                heard -> found(heard.named("id"))
                        .map(issue -> script.apply(heard, issue))
                        .orElse(refusedWith(404, "Issue does not exist or you do not have permission to see it.")));
    }

    private Told create(Heard heard) {
        ObjectNode fields = heard.json().path("fields").deepCopy();
        String summary = fields.path("summary").asText();
        if (summary.isBlank()
                || summary.length() > 255
                || !fields.at("/project/key").asText().equals("INC")) {
            return refusedWith(400, "summary must be less than 255 characters");
        }
        if (!fields.at("/description/type").asText().equals("doc")) {
            return refusedWith(400, "Operation value must be an Atlassian Document");
        }
        passing.accept(Duration.ofSeconds(1));
        last++;
        fields.set("status", status("To Do"));
        fields.put("created", TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        assign(fields);
        Issue made = new Issue(Integer.toString(last), "INC-" + (last - 10_000), fields, clock.instant());
        issues.put(made.id, made);
        return Told.json(
                201,
                Json.object()
                        .put("id", made.id)
                        .put("key", made.key)
                        .put("self", server.url().toString()));
    }

    private Told edit(Heard heard, Issue issue) {
        heard.json().path("fields").properties().forEach(field -> issue.fields.set(field.getKey(), field.getValue()));
        assign(issue.fields);
        for (JsonNode change : heard.json().at("/update/labels")) {
            List<String> labels = issue.labels();
            labels.remove(change.path("remove").asText());
            if (change.has("add") && !labels.contains(change.path("add").asText())) {
                labels.add(change.path("add").asText());
            }
            ArrayNode now = issue.fields.putArray("labels");
            labels.forEach(now::add);
        }
        return Told.empty(204);
    }

    private Told transitions() {
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("transitions");
        int id = 11;
        for (String name : statuses.keySet()) {
            if (!name.equals(unreachable)) {
                all.addObject()
                        .put("id", Integer.toString(id))
                        .put("name", "Go")
                        .set("to", status(name));
            }
            id += 10;
        }
        return Told.json(answer);
    }

    private Told move(Heard heard, Issue issue) {
        int place = (heard.json().at("/transition/id").asInt() - 11) / 10;
        issue.fields.set("status", status(List.copyOf(statuses.keySet()).get(place)));
        return Told.empty(204);
    }

    private Told comments(Issue issue) {
        ObjectNode answer = Json.object().put("startAt", 0).put("total", issue.comments.size());
        ArrayNode all = answer.putArray("comments");
        for (ObjectNode comment : issue.comments) {
            ObjectNode seen = comment.deepCopy();
            if (!tellsCommentProperties) {
                seen.remove("properties");
            }
            all.insert(0, seen);
        }
        return Told.json(answer);
    }

    private Told comment(Heard heard, Issue issue) {
        last++;
        ObjectNode comment = ((ObjectNode) heard.json()).put("id", Integer.toString(last));
        issue.comments.add(comment);
        return Told.json(201, comment);
    }

    private Told commentProperty(Heard heard) {
        return issues.values().stream()
                .flatMap(issue -> issue.comments.stream())
                .filter(comment -> comment.path("id").asText().equals(heard.named("id")))
                .flatMap(comment -> Json.items(comment, "/properties").stream())
                .findFirst()
                .map(Told::json)
                .orElse(refusedWith(404, "The property does not exist"));
    }

    private Told link(Heard heard, Issue issue) {
        boolean isNew = issue.remote.put(heard.json().path("globalId").asText(), (ObjectNode) heard.json()) == null;
        return Told.json(isNew ? 201 : 200, "{\"id\":10000}");
    }

    private Told relate(Heard heard) {
        JsonNode asked = heard.json();
        Issue inward = issue(
                asked.at("/inwardIssue/id").asText(asked.at("/inwardIssue/key").asText()));
        Issue outward = issue(asked.at("/outwardIssue/id")
                .asText(asked.at("/outwardIssue/key").asText()));
        linked(inward, "outwardIssue", outward, asked);
        linked(outward, "inwardIssue", inward, asked);
        return Told.empty(201);
    }

    private static void linked(Issue issue, String side, Issue other, JsonNode asked) {
        ObjectNode link = issue.fields.withArray("/issuelinks").addObject();
        link.set("type", asked.path("type"));
        link.set(side, Json.object().put("id", other.id).put("key", other.key));
    }

    private Told search(Heard heard) {
        String jql = heard.json().path("jql").asText();
        int order = jql.indexOf(" ORDER BY ");
        List<Issue> found = new ArrayList<>();
        for (Issue issue : issues.values()) {
            boolean isIndexed = !issue.createdAt.plus(LAG).isAfter(clock.instant());
            if (isIndexed && holds(jql.substring(0, order), issue)) {
                found.add(jql.contains("DESC") ? 0 : found.size(), issue);
            }
        }
        ObjectNode answer = Json.object().put("isLast", true);
        ArrayNode seen = answer.putArray("issues");
        found.stream().limit(heard.json().path("maxResults").asInt()).forEach(issue -> seen.add(tree(issue)));
        return Told.json(answer);
    }

    /** Reads a query clause by clause; what is left over is a fault of whoever wrote it. */
    private static boolean holds(String jql, Issue issue) {
        Matcher clause = CLAUSE.matcher(jql);
        int from = 0;
        boolean holds = true;
        while (from < jql.length()) {
            if (!clause.find(from) || clause.start() != from) {
                throw new AssertionError("this is no JQL of ours: " + jql.substring(from));
            }
            holds &= holds(clause, issue);
            from = clause.end() + (jql.startsWith(" AND ", clause.end()) ? " AND ".length() : 0);
        }
        return holds;
    }

    private static boolean holds(Matcher clause, Issue issue) {
        String value = clause.group(3) == null ? "" : clause.group(3).replaceAll("\\\\(.)", "$1");
        return switch (clause.group(1)) {
            case "project" -> value.equals("INC");
            case "issuetype" -> issue.fields.at("/issuetype/name").asText().equals(value);
            case "labels" -> issue.labels().stream().anyMatch(value::equalsIgnoreCase);
            case "summary" -> issue.summary().toLowerCase(java.util.Locale.ROOT).contains(value);
            default -> !clause.group(4).contains('"' + issue.status() + '"');
        };
    }

    private static ObjectNode tree(Issue issue) {
        ObjectNode tree = Json.object().put("id", issue.id).put("key", issue.key);
        tree.set("fields", issue.fields);
        return tree;
    }

    private ObjectNode status(String name) {
        ObjectNode status = Json.object().put("name", name);
        status.putObject("statusCategory").put("key", statuses.get(name));
        return status;
    }

    private void assign(ObjectNode fields) {
        String account = fields.at("/assignee/accountId").asText();
        if (!account.isEmpty()) {
            fields.set("assignee", users(account).get(0));
        }
    }

    /** One more account. */
    public void person(String id, String name, String email) {
        people.add(user(id, name, email));
    }

    private ArrayNode users(String query) {
        ArrayNode found = Json.list();
        people.stream().filter(user -> user.toString().contains(query)).forEach(found::add);
        return found;
    }

    private static ObjectNode user(String id, String name, String email) {
        return Json.object().put("accountId", id).put("displayName", name).put("emailAddress", email);
    }

    private static Told refusedWith(int status, String message) {
        ObjectNode problem = Json.object();
        problem.putArray("errorMessages").add(message);
        problem.putObject("errors");
        return Told.json(status, problem);
    }

    private static final class JiraManners implements Manners {
        @Override
        public Told limited(Duration retryAfter) {
            return refusedWith(429, "Rate limit exceeded")
                    .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())))
                    .header("RateLimit-Reason", "jira-burst-based");
        }

        @Override
        public Told failed(int status) {
            return refusedWith(status, "Internal server error");
        }

        @Override
        public Told refused(int status) {
            return refusedWith(status, "Refused");
        }
    }
}
