package dev.porchlight.workbench.local;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Swagger UI for `docs/openapi.yaml`, below `/docs/` in `make run`; not part of the function.
public final class ApiPages {
  private static final String ROOT = "/docs";
  private static final Path CLASS_PATH = Path.of("src/workbench/classpaths/swagger-ui");
  private static final Path DESCRIPTION = Path.of("docs/openapi.yaml");
  private static final Map<String, String> TYPES =
      Map.of(
          "swagger-ui.css", "text/css",
          "swagger-ui-bundle.js", "text/javascript",
          "favicon-32x32.png", "image/png");
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Porchlight</title>
        <link rel="stylesheet" href="swagger-ui.css">
        <link rel="icon" href="favicon-32x32.png">
      </head>
      <body>
        <div id="ui"></div>
        <script src="swagger-ui-bundle.js"></script>
        <script>SwaggerUIBundle({ url: "openapi.yaml", dom_id: "#ui", deepLinking: true });</script>
      </body>
      </html>
      """;

  private final Map<String, Buffer> files;

  private ApiPages(Map<String, Buffer> files) {
    this.files = files;
  }

  /// Reads the pages from Swagger UI's jar, which Maven resolves once.
  public static ApiPages load() throws IOException {
    Path jar = ForeignClassPath.resolve(CLASS_PATH).resolve("swagger-ui.jar");
    Map<String, Buffer> files = new HashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (TYPES.containsKey(name)) {
          try (InputStream content = zip.getInputStream(entry)) {
            files.put(name, Buffer.buffer(content.readAllBytes()));
          }
        }
      }
    }
    if (!files.keySet().equals(TYPES.keySet())) {
      throw new IllegalStateException(jar + " does not hold Swagger UI");
    }
    return new ApiPages(files);
  }

  /// Whether a request is for these pages.
  boolean own(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  void serve(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    if (path.equals(ROOT)) {
      request.response().setStatusCode(302).putHeader("Location", ROOT + "/").end();
      return;
    }
    String name = path.substring(ROOT.length() + 1);
    switch (name) {
      case "" -> answer(request, "text/html", Buffer.buffer(PAGE));
      case "openapi.yaml" -> answer(request, "application/yaml", description());
      default -> {
        Buffer file = files.get(name);
        String type = TYPES.get(name);
        if (file == null || type == null) {
          request.response().setStatusCode(404).end();
        } else {
          answer(request, type, file);
        }
      }
    }
  }

  private static void answer(HttpServerRequest request, String type, Buffer content) {
    request.response().putHeader("Content-Type", type).end(content);
  }

  private static Buffer description() {
    try {
      return Buffer.buffer(Files.readAllBytes(DESCRIPTION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
