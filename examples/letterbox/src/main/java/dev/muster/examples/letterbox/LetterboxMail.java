package dev.muster.examples.letterbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.ToolClient;
import dev.muster.provider.http.json.Json;
import dev.muster.provider.http.pace.Limit;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.mail.Mail;
import dev.muster.spi.mail.MailMessage;
import dev.muster.spi.people.Person;

// tag::capability
/** Letters. Letterbox sends each address a letter of its own, and knows the key of a request for a day. */
final class LetterboxMail implements Mail {

    /** As published: 60 requests a minute. They are kept before Letterbox would have to refuse. */
    private static final Limit REQUESTS = Limit.perMinute("requests", 60);

    static final Endpoint ACCOUNT = Endpoint.get("account", "account").within(REQUESTS);
    private static final Endpoint SEND =
            Endpoint.post("send", "letters").within(REQUESTS).needs("letters:write");

    private final ToolClient client;

    LetterboxMail(ToolClient client) {
        this.client = client;
    }

    /** What the engine may do after an answer was lost: here, to send the same again, since Letterbox takes one key once. */
    @Override
    public Promises promises() {
        return Promises.of(Operation.MAIL_SEND, RepeatSafety.NATIVE_KEY);
    }

    @Override
    public void send(MailMessage message, CallContext context) {
        ObjectNode letter = Json.object();
        ArrayNode to = letter.putArray("to");
        message.to().stream().map(LetterboxMail::address).forEach(to::add);
        letter.put("subject", oneLine((context.drill() ? "[exercise] " : "") + message.subject()));
        letter.put("text", message.body().plain()); // what people wrote stays text
        client.in(context)
                .call(SEND.request()
                        .header("Idempotency-Key", context.key().value())
                        .json(letter));
    }

    private static String address(Person person) {
        String email = person.email();
        if (email == null) {
            throw new Rejected(Letterbox.NAME, "to", person.id() + " has no e-mail address", "give the person one");
        }
        return email;
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("\\R", " ");
    }
}
// end::capability
