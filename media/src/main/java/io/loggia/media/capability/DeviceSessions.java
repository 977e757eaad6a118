package io.loggia.media.capability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shares devices among jobs: each takes the sessions that it needs from the device with the least to do, in turn where
 * several are equal, and waits while all are full. Safe for many threads.
 */
public final class DeviceSessions {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition freed = lock.newCondition();
    private final Map<Device, Integer> used = new HashMap<>();
    private int turn;

    /**
     * One of several devices.
     *
     * @param most sessions at a time
     */
    public record Seat(Device device, int most) {}

    /** Sessions that are taken until it is closed. */
    public final class Lease implements AutoCloseable {

        private final int seat;
        private final Device device;
        private final int sessions;
        private boolean open = true;

        private Lease(int seat, Device device, int sessions) {
            this.seat = seat;
            this.device = device;
            this.sessions = sessions;
        }

        /** Place in the list that was asked for. */
        public int seat() {
            return seat;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (open) {
                    open = false;
                    used.merge(device, -sessions, Integer::sum);
                    freed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Takes sessions on one of the devices.
     *
     * @param seats of which each can hold as many
     * @param full told once if all are full, before it waits; must not block
     */
    public Lease take(List<Seat> seats, int sessions, Runnable full) throws InterruptedException {
        if (seats.isEmpty() || seats.stream().anyMatch(seat -> seat.most() < sessions)) {
            throw new IllegalArgumentException("No device ever has " + sessions + " sessions free");
        }
        lock.lockInterruptibly();
        try {
            int best = freest(seats, sessions);
            if (best < 0) {
                full.run();
            }
            while (best < 0) {
                freed.await();
                best = freest(seats, sessions);
            }
            turn = best + 1;
            Device device = seats.get(best).device();
            used.merge(device, sessions, Integer::sum);
            return new Lease(best, device, sessions);
        } finally {
            lock.unlock();
        }
    }

    /** -1 where all are full. */
    private int freest(List<Seat> seats, int sessions) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < seats.size(); i++) {
            int index = (turn + i) % seats.size();
            Seat seat = seats.get(index);
            int busy = used.getOrDefault(seat.device(), 0);
            if (busy + sessions <= seat.most() && busy < least) {
                best = index;
                least = busy;
            }
        }
        return best;
    }

    /** Sessions in use now, by device. */
    public Map<Device, Integer> used() {
        lock.lock();
        try {
            return Map.copyOf(used);
        } finally {
            lock.unlock();
        }
    }
}
