package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Incident;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.State;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("who takes no part in an incident")
class OutsidersByChatTest {

    private static final String EVE = "eve@example.com";

    private ChatRoom room;
    private Incident incident;

    @BeforeEach
    void open() {
        room = ChatRoom.open();
        incident = room.incident("Checkout fails");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Tag("T13")
    void cannot_call_it_off_from_chat_and_is_told_why_and_what_to_do() {
        room.tell(room.channel(incident), ANN, "take lead");
        int before = incident.refresh().history().size();

        room.tell(room.general, EVE, incident.id() + " cancel it was me");

        assertThat(room.chat().posts(room.general))
                .extracting(post -> post.text())
                .last()
                .asString()
                .contains(EVE + " takes no part in it", "join the incident, or ask " + ANN + ", who leads it");
        assertThat(incident.refresh().state()).isEqualTo(State.ACTIVE);
        assertThat(incident.history()).hasSize(before);
    }

    @Test
    @Tag("T13")
    void cannot_through_the_hosts_code_either() {
        Incident other = room.test.incidents().declare("Search is slow");

        for (Command command : List.of(new Command.Cancel("x"), new Command.MergeInto(other.id()))) {
            assertThatThrownBy(() -> room.test.incidents().tell(incident.id(), command, Actor.by(EVE)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(EVE + " takes no part in it");
        }
    }

    @Test
    @Tag("T13")
    void may_once_they_joined() {
        room.tell(room.channel(incident), ANN, "take lead");

        room.test.incidents().tell(incident.id(), new Command.Join(EVE, "to help"), Actor.by(EVE));
        incident.refresh().cancel("a drill of mine", Actor.by(EVE));

        assertThat(incident.refresh().state()).isEqualTo(State.CANCELLED);
    }
}
