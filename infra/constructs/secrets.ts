/**
 * Generated secrets that everything secret is derived from, one for each purpose, the keys of stores that stand elsewhere,
 * and the token of the chat's bot, where there is a chat.
 */
import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

/** What it says of itself. */
export const botSecret = 'The token of the bot of the secretariat’s chat'

export class Secrets extends Construct {
  /** Derives receipts' codes. */
  readonly codes: Secret
  /** Signs links to cases, and to the pages of offices. */
  readonly links: Secret
  /** Signs the secretariat's members in. */
  readonly members: Secret
  /** Signs agencies' clerks in. */
  readonly agencies: Secret
  /** Keys the hashes that stand for what must not be told. */
  readonly digests: Secret
  /** Derives the secrets that agencies sign their webhooks with. */
  readonly webhooks: Secret

  /** Logs in to the stores that stand elsewhere: keys that their operator enters there, or theirs entered here. */
  readonly stores?: Secret
  /** The operator puts the token in its place; until then nothing is posted. */
  readonly telegram?: Secret

  constructor(
    scope: Construct,
    id: string,
    { elsewhere, hasChat }: { elsewhere: boolean; hasChat: boolean },
  ) {
    super(scope, id)
    this.codes = this.generated('Codes', 'Derives the codes of receipts')
    this.links = this.generated('Links', 'Signs e-mailed links to cases')
    this.members = this.generated('Members', 'Signs members of the secretariat in')
    this.agencies = this.generated('Agencies', 'Signs clerks of agencies in')
    this.digests = this.generated('Digests', 'Keys hashes of what must not be told')
    this.webhooks = this.generated('Webhooks', 'Derives the secrets of agencies’ webhooks')
    if (elsewhere) this.stores = this.keys('Stores', 'Logs in to the stores of personal data elsewhere')
    if (hasChat) this.telegram = this.generated('Telegram', botSecret)
  }

  private keys(id: string, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ accessKeyId: 'zhauap' }),
        generateStringKey: 'secretAccessKey',
        passwordLength: 40,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The store elsewhere knows the same keys: they are changed there and here, by its operator.',
    })
    return secret
  }

  private generated(id: string, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // Without it every link and code that was ever sent is dead.
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Nothing is changed behind anybody’s back: links and codes already sent live as long as their cases, and an ' +
        'agency’s secret is changed with the agency. The runbook says how each gets a new version.',
    })
    return secret
  }
}
