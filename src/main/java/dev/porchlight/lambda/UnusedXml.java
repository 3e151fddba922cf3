package dev.porchlight.lambda;

import com.oracle.svm.core.annotate.Delete;
import com.oracle.svm.core.annotate.TargetClass;

/// Leaves the JDK's XML parsers out of the native image. The Amazon extension registers them for
/// the AWS services that speak XML; DynamoDB speaks JSON.
final class UnusedXml {
  private UnusedXml() {}

  @TargetClass(className = "com.sun.xml.internal.stream.XMLInputFactoryImpl")
  @Delete
  static final class Input {}

  @TargetClass(className = "com.sun.xml.internal.stream.XMLOutputFactoryImpl")
  @Delete
  static final class Output {}
}
