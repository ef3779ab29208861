package dev.muster.provider.inmemory;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.mail.Mail;
import dev.muster.spi.mail.MailMessage;
import java.util.ArrayList;
import java.util.List;

/** Mail that is kept instead of sent. A repeat sends again, as mail does. Thread-safe. */
public final class InMemoryMailbox implements Mail {

    private final Tool tool;
    private final List<SentMail> sent = new ArrayList<>();
    private final Keyed<SentMail> byKey;

    InMemoryMailbox(Tool tool) {
        this.tool = tool;
        this.byKey = tool.keyed();
    }

    @Override
    public Promises promises() {
        return tool.promises("mail.");
    }

    @Override
    public void send(MailMessage message, CallContext context) {
        tool.run(Operation.MAIL_SEND, message.subject(), context, () -> {
            if (message.to().isEmpty()) {
                throw tool.rejected("to", "is empty", "name at least one reader");
            }
            byKey.create(Operation.MAIL_SEND, context.key().value(), m -> true, () -> {
                String subject = Texts.line(Texts.marked(message.subject(), context));
                MailMessage taken = new MailMessage(message.to(), subject, message.body());
                SentMail mail = new SentMail(taken, tool.now(), context.key(), context.visibility(), context.drill());
                sent.add(mail);
                return mail;
            });
        });
    }

    /** Everything that was sent, oldest first. */
    public List<SentMail> sent() {
        return tool.world(() -> List.copyOf(sent));
    }

    /** What was sent to a person, oldest first. */
    public List<SentMail> sentTo(String person) {
        return sent().stream()
                .filter(mail ->
                        mail.message().to().stream().anyMatch(to -> to.id().equals(person)))
                .toList();
    }
}
