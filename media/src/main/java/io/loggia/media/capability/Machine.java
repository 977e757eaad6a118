package io.loggia.media.capability;

import java.util.List;

/**
 * The hardware that shows itself on this machine; whether it works is another question.
 *
 * @param devices that Loggia knows how to use
 * @param others what else was looked for, by the files of its drivers
 */
public record Machine(List<Device> devices, List<Presence> others) {

    /** @param detail what was seen, or where it was looked for */
    public record Presence(String name, boolean present, String detail) {}

    public Machine {
        devices = List.copyOf(devices);
        others = List.copyOf(others);
    }

    public List<Device> devices(Accelerator accelerator) {
        return devices.stream()
                .filter(device -> device.accelerator() == accelerator)
                .toList();
    }
}
