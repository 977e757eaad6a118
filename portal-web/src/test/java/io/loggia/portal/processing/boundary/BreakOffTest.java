package io.loggia.portal.processing.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakOffTest {

    private final BreakOff breakOff = new BreakOff(Thread.currentThread());

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @Test
    void now_duringTheWork_interruptsIt() {
        breakOff.now();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void now_afterTheWork_isTooLate() {
        breakOff.forbid();
        breakOff.now();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void forbid_afterABreakOffThatTheWorkDidNotNotice_leavesNoInterrupt() {
        breakOff.now();
        breakOff.forbid();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void forbid_withAnInterruptOfSomeoneElse_keepsIt() {
        Thread.currentThread().interrupt();
        breakOff.forbid();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
