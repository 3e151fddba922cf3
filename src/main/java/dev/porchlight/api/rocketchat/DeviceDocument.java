package dev.porchlight.api.rocketchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.porchlight.session.Device;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// A session's device. Clients read `device?.os.name` without checking for `os`, so `os` is always
/// there; its parts may be missing.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "name", "longVersion", "os", "version"})
@RegisterForReflection
public record DeviceDocument(
    @Nullable String type,
    @Nullable String name,
    @Nullable String longVersion,
    OperatingSystem os,
    @Nullable String version) {

  /// The device's operating system.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"name", "version"})
  @RegisterForReflection
  public record OperatingSystem(@Nullable String name, @Nullable String version) {}

  static @Nullable DeviceDocument orNull(@Nullable Device device) {
    return device == null
        ? null
        : new DeviceDocument(
            device.type(),
            device.name(),
            device.longVersion(),
            new OperatingSystem(device.os().name(), device.os().version()),
            device.version());
  }
}
