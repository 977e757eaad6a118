package io.loggia.portal.mail.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.mail.control.NotSentException.Kind;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailerTest {

    @ParameterizedTest
    @CsvSource({
        "451 4.3.0 try later, LATER",
        "421-closing, LATER",
        "550 5.1.1 nobody here, NEVER",
        "Exception reading response, UNCERTAIN",
        "5500 is no answer, UNCERTAIN",
        "250 2.0.0 taken, UNCERTAIN",
    })
    void failure_byTheServersAnswer_isWhatItMeans(String answer, Kind kind) {
        assertThat(Mailer.kind(new MessagingException(answer))).isEqualTo(kind);
    }

    @Test
    void failure_whoseAnswerIsFurtherDown_isWhatThatMeans() {
        MessagingException inner = new MessagingException("550 5.1.1 nobody here");

        assertThat(Mailer.kind(new MessagingException("Invalid Addresses", inner)))
                .isEqualTo(Kind.NEVER);
        assertThat(Mailer.kind(new MessagingException("Broken", new IOException("reset"))))
                .isEqualTo(Kind.UNCERTAIN);
    }

    @Test
    void address_withMoreThanAnAddress_isRefused() {
        assertThat(MailSetup.isAddress("bea@x.example")).isTrue();
        assertThat(MailSetup.isAddress("bea@x.example\r\nBcc: a@b.example")).isFalse();
        assertThat(MailSetup.isAddress("Bea <bea@x.example>")).isFalse();
        assertThat(MailSetup.isAddress("bea@x.example,a@b.example")).isFalse();
        assertThat(MailSetup.isAddress("bea")).isFalse();
    }

    @Test
    void text_ofSeveralLines_becomesOne() {
        assertThat(LetterForm.oneLine("a\r\nBcc: b\u2028c\u0000d")).isEqualTo("a Bcc: b c d");
    }
}
