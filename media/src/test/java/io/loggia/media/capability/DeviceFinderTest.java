package io.loggia.media.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On file trees with what the kernel and the drivers show, laid down as their documentation has it. */
class DeviceFinderTest {

    @TempDir
    Path root;

    private void file(String name, String content) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private void renderDevice(String name, String vendor, String driver) throws IOException {
        file("dev/dri/" + name, "");
        file("sys/class/drm/" + name + "/device/vendor", vendor + "\n");
        Path module = Files.createDirectories(root.resolve("sys/bus/pci/drivers/" + driver));
        Files.createSymbolicLink(root.resolve("sys/class/drm/" + name + "/device/driver"), module);
    }

    private Machine find() {
        return new DeviceFinder(root).find();
    }

    @Test
    void emptyMachine_hasNothing_andSaysWhereItLooked() {
        Machine machine = find();

        assertThat(machine.devices()).isEmpty();
        assertThat(machine.others())
                .extracting(Machine.Presence::name, Machine.Presence::present)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("V4L2", false),
                        org.assertj.core.groups.Tuple.tuple("Vulkan", false),
                        org.assertj.core.groups.Tuple.tuple("AMF", false),
                        org.assertj.core.groups.Tuple.tuple("VideoToolbox", false));
        assertThat(machine.others()).allSatisfy(one -> assertThat(one.detail()).isNotBlank());
    }

    @Test
    void twoNvidiaCards_areCountedAsCudaDoes_andNamed() throws IOException {
        file(
                "proc/driver/nvidia/version",
                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024\n");
        file("dev/nvidia2", "");
        file("dev/nvidia10", "");
        file("dev/nvidiactl", "");
        file("dev/nvidia-uvm", "");
        file("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA L4\nDevice Minor: \t 2\n");
        file("proc/driver/nvidia/gpus/0000:02:00.0/information", "Model: \t\t Tesla T4\nDevice Minor: \t 10\n");
        renderDevice("renderD128", "0x10de", "nvidia");

        assertThat(find().devices())
                .containsExactly(
                        new Device(Accelerator.NVIDIA, "0", "NVIDIA L4", "nvidia 550.54.15"),
                        new Device(Accelerator.NVIDIA, "1", "Tesla T4", "nvidia 550.54.15"));
    }

    @Test
    void openNvidiaDriver_tellsItsVersion_andACardWithoutInformationIsThere() throws IOException {
        file(
                "proc/driver/nvidia/version",
                "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.124.06  Release Build\n");
        file("dev/nvidia0", "");

        assertThat(find().devices())
                .containsExactly(new Device(Accelerator.NVIDIA, "0", "NVIDIA card 0", "nvidia 570.124.06"));
    }

    @Test
    void intelCard_isThereTwice_andAmdCardOnce() throws IOException {
        file("proc/sys/kernel/osrelease", "6.1.0-29-amd64\n");
        renderDevice("renderD128", "0x8086", "i915");
        renderDevice("renderD129", "0x1002", "amdgpu");
        file("sys/module/amdgpu/version", "6.8.5\n");

        assertThat(find().devices())
                .containsExactly(
                        new Device(
                                Accelerator.QUICK_SYNC,
                                "/dev/dri/renderD128",
                                "Intel renderD128",
                                "i915 6.1.0-29-amd64"),
                        new Device(Accelerator.VAAPI, "/dev/dri/renderD128", "Intel renderD128", "i915 6.1.0-29-amd64"),
                        new Device(Accelerator.VAAPI, "/dev/dri/renderD129", "AMD renderD129", "amdgpu 6.8.5"));
    }

    @Test
    void vulkan_isUsedWhereADriverAndACardAre_andNotWhereTheProcessorDraws() throws IOException {
        file("usr/share/vulkan/icd.d/lvp_icd.x86_64.json", "{}");
        renderDevice("renderD128", "0x1002", "amdgpu");
        assertThat(find().devices()).extracting(Device::accelerator).containsExactly(Accelerator.VAAPI);

        file("usr/share/vulkan/icd.d/radeon_icd.x86_64.json", "{}");

        assertThat(find().devices())
                .contains(new Device(Accelerator.VULKAN, "0", "Vulkan device 0", "radeon_icd.x86_64.json"));
    }

    @Test
    void kernelEncoders_areOneDevice() throws IOException {
        file("proc/sys/kernel/osrelease", "6.6.31\n");
        file("dev/video10", "");
        file("dev/video11", "");
        file("sys/class/video4linux/video11/name", "bcm2835-codec-encode\n");

        assertThat(find().devices())
                .containsExactly(
                        new Device(Accelerator.V4L2, "/dev/video*", "video10, video11 bcm2835-codec-encode", "6.6.31"));
    }

    @Test
    void otherWays_areSeen() throws IOException {
        file("dev/video0", "");
        file("sys/class/video4linux/video0/name", "bcm2835-codec-encode\n");
        file("usr/share/vulkan/icd.d/radeon_icd.x86_64.json", "{}");
        file("usr/lib/x86_64-linux-gnu/libamfrt64.so.1", "");

        assertThat(find().others())
                .startsWith(
                        new Machine.Presence("V4L2", true, "video0 bcm2835-codec-encode"),
                        new Machine.Presence("Vulkan", true, "radeon_icd.x86_64.json"),
                        new Machine.Presence("AMF", true, "/usr/lib/x86_64-linux-gnu/libamfrt64.so.1"));
    }

    @Test
    void key_changesWithDriverAndBuild_andOnlyThen() throws IOException {
        List<TrialSize> sizes = List.of(new TrialSize(640, 360, 23, 800_000));
        file("dev/nvidia0", "");
        CapabilityKey before = CapabilityKey.of(find(), "8.1.2", "BUBBLEWRAP", sizes);

        assertThat(CapabilityKey.of(find(), "8.1.2", "BUBBLEWRAP", sizes)).isEqualTo(before);
        assertThat(CapabilityKey.of(find(), "8.1.3", "BUBBLEWRAP", sizes)).isNotEqualTo(before);
        assertThat(CapabilityKey.of(find(), "8.1.2", "LIMITS_ONLY", sizes)).isNotEqualTo(before);
        file("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  x\n");
        assertThat(CapabilityKey.of(find(), "8.1.2", "BUBBLEWRAP", sizes)).isNotEqualTo(before);
    }
}
