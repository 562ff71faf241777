import io.github.cdksecurityhub.*
import software.amazon.awscdk.{App, CfnOutput, Duration, Environment, Stack, StackProps}
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction
import software.amazon.awscdk.services.ec2.{Port, SecurityGroup, SubnetSelection, SubnetType, Vpc}
import software.amazon.awscdk.services.iam.PolicyStatement
import software.amazon.awscdk.services.kms.Key
import software.amazon.awscdk.services.logs.RetentionDays
import software.amazon.awscdk.services.sns.Topic
import software.constructs.Construct
import java.nio.file.Path
import scala.jdk.CollectionConverters.*
import scala.jdk.OptionConverters.*

def env(account: String, region: String): StackProps =
  StackProps.builder().env(Environment.builder().account(account).region(region).build()).build()

class Local(scope: Construct, id: String) extends Stack(scope, id, env("123456789012", "eu-west-1")):
  val vpc = Vpc.Builder.create(this, "Vpc").build()
  val groups = List(SecurityGroup.Builder.create(this, "G").vpc(vpc).build()).asJava
  val how = OrganizationConfigurationProviderProps.builder()
    .timeout(Duration.minutes(10)).memorySize(2048).logRetention(RetentionDays.TEN_YEARS)
    .environmentEncryption(new Key(this, "Key")).vpc(vpc)
    .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build())
    .securityGroups(groups).build()
  val provider = new OrganizationConfigurationProvider(this, "Provider", how)
  provider.addToRolePolicy(PolicyStatement.Builder.create().actions(List("kms:Decrypt").asJava).resources(List("*").asJava).build())
  provider.getConnections.allowToAnyIpv4(Port.tcp(443))
  provider.metricErrors().createAlarm(this, "Errors", CreateAlarmOptions.builder().threshold(1).evaluationPeriods(1).build())
  val topic = new Topic(this, "Topic")
  topic.grantPublish(provider)
  val byBuilder = SecurityHubOrganizationConfiguration.Builder.create(this, "A")
    .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
    .regions(List("eu-west-1", "us-east-1").asJava)
    .onDelete(OnDelete.RETAIN).takeOver().revision("2").controlFindings(ControlFindings.CONSOLIDATED).autoEnableControls(false)
    .provider(provider).build()
  val byProps: ISecurityHubOrganizationConfiguration = new SecurityHubOrganizationConfiguration(this, "B",
    SecurityHubOrganizationConfigurationProps.builder()
      .configuration(OrganizationConfiguration.local(false, AutoEnableStandards.NONE)).regions(List("us-east-2").asJava).build())
  val byOwnProps = new SecurityHubOrganizationConfiguration(this, "C", new SecurityHubOrganizationConfigurationProps:
    override def getConfiguration = OrganizationConfiguration.local(true, AutoEnableStandards.NONE)
    override def getRegions = List("ca-central-1").asJava)
  for region <- byBuilder.getRegions.asScala do
    CfnOutput.Builder.create(this, region).value(byBuilder.forRegion(region).getOutcome).build()
  CfnOutput.Builder.create(this, "One").value(byProps.forRegion().getStatusMessage).build()
  val drift = SecurityHubDriftDetection.Builder.create(this, "Drift")
    .configurations(List(byBuilder, byProps, byOwnProps).asJava).interval(Duration.hours(2)).heal(true).dashboard(true).topics(List(topic).asJava)
    .logRetention(RetentionDays.ONE_WEEK).build()
  drift.addAlarms(new SnsAction(topic))
  drift.metricDrift("us-east-1").createAlarm(this, "Drifted", CreateAlarmOptions.builder().threshold(1).evaluationPeriods(1).build())
  val declared = YamlConfiguration.read(Path.of("declaration.yaml")).declare(this, "FromFile")
  CfnOutput.Builder.create(this, "Yaml").value(declared.getConfiguration.forRegion().getOutcome).build()
  declared.getDriftDetection.toScala.foreach(_.addAlarms())
  val roles = SecurityHubPipelineRoles.Builder.create(this, "Roles")
    .source(PipelineSource.gitHub("acme/security-hub").branch("trunk").environment("live"))
    .stackName(getStackName).build()
  CfnOutput.Builder.create(this, "Plan").value(roles.getPlanRole.getRoleArn + roles.getDeployRole.getRoleArn).build()

class Central(scope: Construct, id: String) extends Stack(scope, id, env("999988887777", "eu-west-1")):
  val disabled = Seq("EC2.8", "S3.9")
  val baseline = ConfigurationPolicy.enabled("baseline").description("all")
    .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
    .disableControls(disabled*).tag("owner", "security")
    .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(20))
    .parameter("X.1", "list", ControlParameter.integerList(1, 2))
  val more: Seq[IConfigurationPolicy] = Seq(
    ConfigurationPolicy.disabled("off").appliesTo(PolicyTarget.organizationalUnit("ou-ab12-sandbox0")),
    ConfigurationPolicy.fromPolicyId("1234abcd-12ab-34cd-56ef-1234567890ab").appliesTo(PolicyTarget.account("111122223333")))
  val central = SecurityHubCentralConfiguration.Builder.create(this, "Central")
    .linkedRegions(LinkedRegions.allExcept("us-west-1"))
    .policy(baseline.appliesTo(PolicyTarget.root("r-ab12")))
    .policies(more.asJava).build()
  central.addPolicy(ConfigurationPolicy.selfManaged().appliesTo(PolicyTarget.account("444455556666")))
  val aggregator = central.getAggregator.toScala.get
  CfnOutput.Builder.create(this, "P").value(central.getPolicies.get("baseline").getAttrId + aggregator.getAttrFindingAggregatorArn).build()
  SecurityHubDriftDetection.Builder.create(this, "Drift").configurations(List(central).asJava).build()

@main def main(): Unit =
  val app = new App()
  new Local(app, "Local")
  new Central(app, "Central")
  app.synth()
